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
figure-documents_year-means = Official documents written this year and open to the public.
figure-documents_in_force = Documents in force
figure-documents_in_force-means = Documents of the catalogue whose validity is “in force”.
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
edit-save = Save
error-409 = Somebody else has just changed this
error-409-help = A newer version was saved after you opened this one. Look at it first, then make your change again.

## Desk
desk = Desk
desk-work = My work
desk-items = Items
desk-columns = Columns
desk-people = People
desk-audit = Audit
desk-column = Column
desk-state = State
desk-changed = Changed
desk-see-public = See the public page: { $title }
sign-in = Sign in
sign-in-title = Sign in to the desk
sign-in-login = User name
sign-in-password = Password
sign-in-help = Forgotten your password? Ask an administrator for a one-time link and set a new one.
sign-out = Sign out
set-password = Set it and sign in
set-password-title = Set your password
set-password-hello = Hello { $name }. Once the password is set, this link stops working.
set-password-new = New password
set-password-again = Once more
set-password-rule = At least { $least } characters. A few unrelated words make a long one that is easy to keep.
done-saved = Saved.
done-published = Published. The public can see it now.
done-scheduled = Scheduled. It will be published by itself.
done-withdrawn = Withdrawn. Its address now says why.
done-replaced = Replaced. Its address now leads to the new item.
done-attached = Attachment uploaded.
done-detached = Attachment removed.
done-password_set = Password set.
done-signed_out = Signed out.
done-link_made = One-time link made.
state-draft = Draft
state-scheduled = Scheduled
state-published = Published
state-withdrawn = Withdrawn
state-replaced = Replaced
state-changed = Unpublished changes
fresh-left = { $days } days left
fresh-near = { $days } days left
fresh-late = { $days } days late

## Desk: work and items
work-columns = Columns to update
work-drafts = Drafts
work-scheduled = Waiting to be published
work-recent = Published lately
work-nothing = Nothing is waiting for you. You could begin with “New item”.
column-promise = Promised every { $days } days,{ " " }
column-last = Last update
column-never = nothing published yet
items-new = New item
items-find = Find items
items-words = Title or number
items-total = { $total } items
items-none = No item matches.
kind-article = Article
kind-document = Official document
kind-pictures = Picture set
edit-untitled = (no title)
edit-subtitle = Subtitle
edit-body = Text
edit-body-hint = Paste plain text, with blank lines between paragraphs, or write HTML. Anything unsafe is removed.
edit-summary = Summary
edit-summary-hint = One or two sentences, shown in lists and in the search.
edit-kind = Kind
edit-keywords-hint = Separated by spaces or commas.
edit-interprets = Document explained
edit-interprets-hint = If this explains a policy, the numbers of the documents, separated by spaces.
edit-columns-hint = At least one. Corrected once, corrected everywhere.
edit-columns-filter = Filter columns by name
edit-note = What changed
edit-note-hint = Kept with the version.
edit-save-publish = Save and publish
edit-unsaved = Not saved yet
edit-version = Version
edit-live = the public sees version { $n }
edit-see = See the public page
edit-attach = Add attachments
edit-attach-do = Upload
edit-detach = Remove { $name }
edit-publication = Publish
edit-publish-saved = Publish the saved version
edit-at = Publish at
edit-schedule = Schedule
edit-withdraw = Withdraw
edit-withdraw-do = Withdraw this item
edit-reason-hint = The public will read this at its address.
edit-replace = Replace by another item
edit-replace-do = Replace
edit-by = Number of the new item
edit-by-hint = The old address will lead to the new item.
versions = All versions
versions-of = Versions of
version-n = Version { $n }
version-live = What the public sees
version-previous = Previous version
version-next = Next version
version-against = Compared with version { $n }
version-first = This is the first version.
version-no-differences = No difference in the text.

## Desk: columns, people, audit
columns-new = New column
columns-items = Items
columns-promise = Promise
columns-every = every { $days } days
columns-none = There are no columns yet. Begin with a primary one.
column-kind-list = List
column-kind-page = Single page
column-kind-gallery = Gallery
column-kind-link = Link
column-kind-disclosure = Document catalogue
column-title = Name
column-title-en = English name
column-slug = Name in the address
column-slug-hint = Lower-case letters, digits and hyphens. Changing it breaks old addresses.
column-parent = Parent
column-primary = None (primary column)
column-order = Order
column-description = One sentence
column-description-hint = Shown on the column’s page and in its meta tags.
column-type = Class
column-type-hint = For instance 政策文件, 通知公告, 政务动态.
column-promised-days = Updated within how many days
column-promised-days-hint = Empty: nothing promised.
column-link = Link
column-link-hint = Only for columns of the kind “Link”.
people-name = Name
people-roles = Roles
people-seen = Last seen
people-never = never
people-access = Access
people-waiting = No password yet
people-link = Make a one-time link
people-add = Add a person
people-add-do = Add and make a link
people-login-hint = Used to sign in; cannot be changed later.
link-made = Hand this link to { $name }
link-rule = Shown only once and good for one use, until
audit-intact = These records form an unbroken chain; none has been changed.
audit-broken = The chain is broken: a record was changed or is missing. Call the system administrator at once.
audit-find = Find audit records
audit-words = Person, deed or item
audit-n = No.
audit-when = When
audit-who = Who
audit-what = What
audit-hash = Check
audit-none = No record matches.

## Titles and words of pages that code names
styleguide = Style guide
unit-kind-office = City government
unit-kind-department = Departments
unit-kind-county = Counties and districts
unit-kind-centre = Institutions
page-number-wrong = A page number is a whole number from 1.
year-wrong = A year has four digits.
