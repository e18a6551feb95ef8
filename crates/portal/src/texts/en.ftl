# Words of the public pages and of parts shared with the desk. Keep in step with zh.ftl.

## Shell
skip = Skip to content
home = Home
to-home = Go to the home page
more = More
close = Close
crumbs = You are here
nav-main = Sections
nav-side = Related sections
languages = Languages
display = Display
display-size = Text size
display-size-normal = Standard
display-size-large = Large
display-size-larger = Larger
display-contrast = Contrast
display-contrast-normal = Standard
display-contrast-high = High
elder-in = Easy mode
elder-out = Leave easy mode
read-start = Read aloud
read-stop = Stop reading
print = Print
feed = Feed

## Footer
foot-organiser = Published by
foot-undertaker = Run by
foot-phone = Telephone
foot-email = Email
foot-address = Address
foot-site = About this site
foot-neighbours = Related sites
foot-report-fault = Report a fault on this site
foot-badge = Registered government website
foot-id-code = Site code { $code }

## Search
search = Search
search-label = Search this site
search-placeholder = What do you want to do or find?
search-short = Search this site
search-hints = Often looked for
search-intro = A few words are enough: an errand, the title or number of a document, a department.
found-items = { $total } results for “{ $q }”
found-nothing = Nothing found for “{ $q }”
found-nothing-shorter = Try fewer or shorter words.
found-nothing-other = Try other words for the same thing. Most content is in Chinese.
found-nothing-browse-before = Or start from the
found-nothing-browse-or = { " " }or the{ " " }

## Lists
pager = Pages
pager-previous = Previous
pager-next = Next
pager-page = Page { $n }
pager-total = { $total } in all, page { $page } of { $pages }
empty-here = Nothing here yet.
empty-column = Nothing has been published in this section yet.
pictures-count = { $n ->
    [one] { $n } picture
   *[other] { $n } pictures
}
pictures-next = Next picture
pictures-previous = Previous picture

## Home
block-focus = In focus
block-doors = Main entrances
block-today = Today
block-news = News
block-documents = Latest documents
block-notices = Notices
block-life = By life event
block-pictures = Pictures
block-units = Departments and counties
today-notices = Just published
door-disclosure = Open
door-disclosure-note = Documents, plans, budgets, people
door-services = Services
door-services-note = How, what to bring, where
door-interaction = Take part
door-interaction-note = Write, comment, read answers
door-data = Data
door-data-note = Statistics, environment, projects
figures-meaning = How these figures are counted
figure-published_today = Published today
figure-published_today-means = Items made public on this site since midnight, without those withdrawn.
figure-published_week = In the last seven days
figure-published_week-means = Items made public in the last seven days, today included, without those withdrawn.
figure-documents_year = Documents this year
figure-documents_year-means = Official documents made public since 1 January.
figure-documents_in_force = Documents in force
figure-documents_in_force-means = Official documents whose validity is “in force” or “partly amended”.
figure-items_total = Items in all
figure-items_total-means = Everything that can be read by the public now.
figure-units = Departments and counties
figure-units-means = Departments and counties with a page of their own here.

## Items
item-published = Published
item-updated = Updated
item-source = Source
item-author = Author
item-unit = Unit
item-keywords = Keywords
item-columns = Published in
item-interprets = This explains
item-preview = This is a preview. The public cannot see it yet.
item-fault = Something wrong here? Tell us
attachments = Attachments
share-address = Address of this page
share-copy = Copy address
share-copied = Copied

## Official documents
disclosure = Official documents
disclosure-intro = All documents made public by the government, by theme, kind, issuer, year and validity.
disclosure-none = No document matches. Take away a filter or two and try again.
document-facts = About this document
document-number = Document number
document-no-number = No number
document-issuer = Issued by
document-index = Index number
document-theme = Theme
document-genre = Kind
document-written = Written
document-published = Published
document-effective = In force from
document-expires = In force until
document-openness = Disclosure
openness-usual = Made public by duty
document-interpretations = Explained in
document-replaces = Replaces
document-repealed-by = Repealed by
document-replaced-by = Replaced by
validity-in_force = In force
validity-amended = Partly amended
validity-expired = Expired
validity-repealed = Repealed
fate-in_force = A newer document replaces this one.
fate-amended = Parts of this document have been amended.
fate-expired = This document has expired. It is kept for reference.
fate-repealed = This document has been repealed. It is kept for reference.
filters = Filter documents
filters-applied = Filters in use
filter-words = Title or number
filter-words-hint = Words of the title, in Chinese
filter-all = All
filter-year = Year
filter-validity = Validity
filter-apply = Find
filter-clear = Clear filters
filter-remove = Remove this filter
found-documents = { $n ->
    [one] { $total } document
   *[other] { $total } documents
}

## Units
units = Departments and counties
units-intro = What a department is for, who leads it, how to reach it, what it published.
unit-duties = Duties
unit-posts = Leaders
unit-items = Latest items
unit-documents = Latest documents
unit-contact = Contact
unit-hours = Opening hours
unit-credit-code = Credit code
unit-links = This unit’s sections
unit-no-contact = Contact details are being checked.

## Site map
sitemap = Site map
sitemap-intro = All sections of this site.

## Errors
errors-title = A few things need attention
error-400 = We cannot read this address
error-400-help = Something in the address or the form is malformed. Check it, or search below.
error-403 = You cannot go in here
error-403-help = This page needs permission. If you work here, sign in first.
error-404 = There is no such page
error-404-help = The address may be mistyped, or the content has moved. A search will most likely find it.
error-405 = That cannot be done this way
error-405-help = Go back and use the buttons and links on the page.
error-408 = That took too long
error-408-help = The request did not arrive whole; the network may be unsteady. Please try again.
error-410 = This item has been withdrawn
error-410-help = Its content is no longer public. The address stays, so that you know what became of it.
error-413 = That is too large
error-413-help = Make the file smaller or send it in parts.
error-414 = The address is too long
error-414-help = Shorten what you are looking for and try again.
error-421 = There is no such website here
error-421-help = The host name you asked for is not served by this machine. Check its spelling.
error-429 = Too fast
error-429-help = Too many requests came in a short time. Please wait a moment.
error-500 = We made a mistake
error-500-help = This is not your fault, and it has been noted. Please try again later; if it is urgent, call us and give the number below.
error-503 = Not available just now
error-503-help = The system is being maintained or restored. Nothing published is lost. Please come back soon.
error-other = That did not work
error-other-help = The request was not completed. Go back and try again, or start from the home page.
error-retry = Try again in { $seconds } seconds.
error-incident = Incident number
error-call = Call us:
withdrawn-at = Withdrawn
withdrawn-reason = Reason
withdrawn-no-reason = Not stated
withdrawn-instead = Read instead

## The clock
clock-received = Received
clock-due = Due
clock-state-calm = is working on it
clock-state-near = is working on it
clock-state-late = is working on it
clock-state-done = has answered
clock-left-days = { $days } d { $hours } h left
clock-left-hours = { $hours } h { $minutes } min left
clock-left-minutes = { $minutes } min left
clock-late-days = { $days } d { $hours } h late
clock-late-hours = { $hours } h { $minutes } min late
clock-late-minutes = { $minutes } min late
clock-done-days = took { $days } d { $hours } h
clock-done-hours = took { $hours } h { $minutes } min
clock-done-minutes = took { $minutes } min

## Accessibility
accessibility = Accessibility and easy mode
access-intro = Everybody should be able to use this site: see it, hear it, operate it and understand it, on any device.
access-elder = Easy mode
access-elder-text = Larger text, one thing a line, bigger targets, less around it; devices with a voice can read pages aloud. You can leave it at any time.
access-display = Text size and contrast
access-display-text = Your choice is kept on this device for a year. The browser’s own zoom works too, up to four times.
access-apply = Show it this way
access-keys = With the keyboard alone
access-keys-tab = Tab goes to the next link or button, Enter opens it.
access-keys-skip = Every page begins with “Skip to content”.
access-keys-search = The / key goes straight to the search box.
access-limits = What is not good enough yet
access-limits-text = Some early attachments are scans that screen readers cannot read. Tell us when you meet one; we will give you the text.
access-tell = Trouble using this site?
access-tell-text = Call or write, and say which page and which device. We answer within three days.
access-reviewed = Last reviewed:

## Style guide
guide = Style guide
guide-intro = Every page of this site is made of these parts. The examples are generated.
guide-colours = Colours
guide-colours-rule = The city colour is for links and buttons; amber means time and nothing else; red belongs to official documents.
guide-type = Type
guide-type-text = Body text runs to about forty characters of Chinese a line, leaded 1.8 times. Headings are set in a song face, figures are tabular.
guide-clock = The clock
guide-clock-text = Every matter has a clock: from received to due, where we are and who has it. Calm by default, amber when near, brick red when late.
guide-lists = Lists
guide-cards = Pictures
guide-forms = Forms
guide-hint = One sentence of help.
guide-error = Enter the source.
guide-main-action = Send
guide-other-action = Save as
guide-link = A link

## Fields named in more than one place
edit-title = Title
edit-source = Source
