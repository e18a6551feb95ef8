# Words of the public pages and of parts shared with the desk. Keep in step with en.ftl.

## Shell
skip = 跳到正文
home = 首页
to-home = 回首页
more = 更多
close = 关闭
crumbs = 当前位置
nav-main = 栏目
nav-side = 同级栏目
languages = 语言
display = 显示
display-size = 文字大小
display-size-normal = 标准
display-size-large = 大
display-size-larger = 特大
display-contrast = 对比度
display-contrast-normal = 标准
display-contrast-high = 高对比度
elder-in = 长者模式
elder-out = 退出长者模式
read-start = 朗读本页
read-stop = 停止朗读
print = 打印
feed = 订阅

## Footer
foot-organiser = 主办单位
foot-undertaker = 承办单位
foot-phone = 电话
foot-email = 电子邮箱
foot-address = 地址
foot-site = 关于本站
foot-neighbours = 相关网站
foot-report-fault = 我为政府网站找错
foot-badge = 党政机关网站标识
foot-id-code = 网站标识码 { $code }

## Search
search = 搜索
search-label = 搜索本站
search-placeholder = 想办什么、找什么？
search-short = 搜索本站
search-hints = 大家常找
search-intro = 输入几个字就行：一件事、一份文件的名称或文号、一个部门。
found-items = “{ $q }”找到 { $total } 条
found-nothing = 没有找到“{ $q }”
found-nothing-shorter = 换短一点的词试试，比如只留下两三个字。
found-nothing-other = 换一种说法，例如“公积金提取”改成“提取公积金”。
found-nothing-browse-before = 也可以从这里找起：
found-nothing-browse-or = 、

## Lists
pager = 翻页
pager-previous = 上一页
pager-next = 下一页
pager-page = 第 { $n } 页
pager-total = 共 { $total } 条，第 { $page } / { $pages } 页
empty-here = 暂时没有内容。
empty-column = 这个栏目还没有发布内容。
pictures-count = { $n } 张
pictures-next = 下一张
pictures-previous = 上一张

## Home
block-focus = 焦点
block-doors = 常用入口
block-today = 今天
block-news = 要闻
block-documents = 最新文件
block-notices = 通知公告
block-life = 按事情找
block-pictures = 图片
block-units = 部门和县区
today-notices = 刚刚发布
door-disclosure = 公开
door-disclosure-note = 文件、规划、预算、人事
door-services = 办事
door-services-note = 怎么办、带什么、去哪儿
door-interaction = 互动
door-interaction-note = 写信、提意见、看答复
door-data = 数据
door-data-note = 统计、环境、重点项目
figures-meaning = 这些数字怎么算
figure-published_today = 今天发布
figure-published_today-means = 今天零点以来本站公开发布的信息条数，撤回的不算。
figure-published_week = 近七天发布
figure-published_week-means = 最近七天（含今天）公开发布的信息条数，撤回的不算。
figure-documents_year = 今年公文
figure-documents_year-means = 今年一月一日以来公开发布的公文件数。
figure-documents_in_force = 现行有效公文
figure-documents_in_force-means = 目录中有效性为“有效”或“部分修改”的公文件数。
figure-items_total = 全部信息
figure-items_total-means = 现在可以公开查到的全部信息条数。
figure-units = 部门和县区
figure-units-means = 在本站设有专页的部门和县区个数。

## Items
item-published = 发布时间
item-updated = 更新
item-source = 来源
item-author = 作者
item-unit = 单位
item-keywords = 关键词
item-columns = 所在栏目
item-interprets = 本文解读的文件
item-preview = 这是预览，公众现在看不到。
item-fault = 这页有错？告诉我们
attachments = 附件
share-address = 本页地址
share-copy = 复制地址
share-copied = 已复制

## Official documents
disclosure = 政府文件目录
disclosure-intro = 主动公开的公文都在这里，按主题、体裁、发文机关、年份和有效性查找。
disclosure-none = 没有符合这些条件的文件。去掉一两个条件再试。
document-facts = 公文信息
document-number = 发文字号
document-no-number = 无文号
document-issuer = 发文机关
document-index = 索引号
document-theme = 主题分类
document-genre = 体裁
document-written = 成文日期
document-published = 发布日期
document-effective = 施行日期
document-expires = 有效期至
document-openness = 公开方式
openness-usual = 主动公开
document-interpretations = 政策解读
document-replaces = 本文替代的文件
document-repealed-by = 废止依据：
document-replaced-by = 请看替代文件：
validity-in_force = 有效
validity-amended = 部分修改
validity-expired = 失效
validity-repealed = 已废止
fate-in_force = 本文件已有新的文件替代。
fate-amended = 本文件部分内容已经修改。
fate-expired = 本文件已经失效，仅供查阅。
fate-repealed = 本文件已经废止，仅供查阅。
filters = 筛选文件
filters-applied = 已选条件
filter-words = 标题或文号
filter-words-hint = 例如：供水、〔2026〕40号
filter-all = 全部
filter-year = 年份
filter-validity = 有效性
filter-apply = 查找
filter-clear = 清空条件
filter-remove = 去掉这个条件
found-documents = 共 { $total } 件

## Units
units = 部门和县区
units-intro = 找到一个单位：它管什么、谁负责、怎么联系、最近发布了什么。
unit-duties = 主要职责
unit-posts = 领导分工
unit-items = 最新信息
unit-documents = 最新文件
unit-contact = 联系方式
unit-hours = 办公时间
unit-credit-code = 统一社会信用代码
unit-links = 单位栏目
unit-no-contact = 联系方式正在核对。

## Site map
sitemap = 网站地图
sitemap-intro = 本站的全部栏目。

## Errors
errors-title = 有几处需要改一下
error-400 = 这个地址看不懂
error-400-help = 地址或填写的内容格式不对。请检查一下，或者从下面搜索。
error-403 = 这里不能进
error-403-help = 这个页面需要权限。如果您是工作人员，请先登录。
error-404 = 没有这个页面
error-404-help = 可能地址写错了，也可能内容搬了家。搜一下，多半能找到。
error-405 = 这个操作不能这样做
error-405-help = 请返回上一页，从页面上的按钮或链接操作。
error-408 = 等得太久了
error-408-help = 没有收到完整的请求，可能是网络不稳。请再试一次。
error-410 = 这条信息已经撤回
error-410-help = 原来的内容不再公开，地址保留在这里，让您知道它去了哪里。
error-413 = 提交的内容太大
error-413-help = 请缩小文件或分几次提交。
error-414 = 地址太长
error-414-help = 请缩短要找的内容，再试一次。
error-421 = 这里没有这个网站
error-421-help = 您访问的域名不由本机提供。请检查域名是否写对。
error-429 = 操作太快了
error-429-help = 短时间内来了太多请求。请稍等片刻再试。
error-500 = 我们出错了
error-500-help = 这不是您的问题，错误已经记下。请稍后再试；如果着急，可以打电话给我们，报上下面的编号。
error-503 = 暂时不能提供
error-503-help = 系统正在维护或恢复，已经发布的内容一条也不会丢。请稍后再来。
error-other = 没有成功
error-other-help = 请求没有完成。请返回上一页再试，或者从首页找起。
error-retry = 请在 { $seconds } 秒后再试。
error-incident = 事件编号
error-call = 打电话问：
withdrawn-at = 撤回时间
withdrawn-reason = 撤回原因
withdrawn-no-reason = 未注明
withdrawn-instead = 请看

## The clock
clock-received = 收到
clock-due = 期限
clock-state-calm = 正在办理
clock-state-near = 正在办理
clock-state-late = 正在办理
clock-state-done = 已经办结
clock-left-days = 还剩 { $days } 天 { $hours } 小时
clock-left-hours = 还剩 { $hours } 小时 { $minutes } 分
clock-left-minutes = 还剩 { $minutes } 分钟
clock-late-days = 超期 { $days } 天 { $hours } 小时
clock-late-hours = 超期 { $hours } 小时 { $minutes } 分
clock-late-minutes = 超期 { $minutes } 分钟
clock-done-days = 用时 { $days } 天 { $hours } 小时
clock-done-hours = 用时 { $hours } 小时 { $minutes } 分
clock-done-minutes = 用时 { $minutes } 分钟

## Accessibility
accessibility = 无障碍与长者模式
access-intro = 我们希望每个人都能用好这个网站：看得清、听得见、点得准、读得懂，用什么设备都行。
access-elder = 长者模式
access-elder-text = 字更大，一行一件事，按钮更大，去掉次要内容；装有语音的设备还可以朗读本页。随时可以退出。
access-display = 文字大小和对比度
access-display-text = 选好以后，这台设备会记住一年。您也可以直接用浏览器的缩放，放大到四倍版面也不会乱。
access-apply = 就这样显示
access-keys = 只用键盘
access-keys-tab = Tab 键走到下一个链接或按钮，回车键打开。
access-keys-skip = 每页开头有“跳到正文”。
access-keys-search = 按 / 键直接到搜索框。
access-limits = 还做得不够的地方
access-limits-text = 早年的部分附件是扫描件，读屏软件读不了。遇到时请告诉我们，我们会提供文字版。
access-tell = 用着不顺？
access-tell-text = 请打电话或写邮件，说明是哪一页、用的什么设备。我们会在三天内答复。
access-reviewed = 本页最近核对：

## Style guide
guide = 样式指南
guide-intro = 本站的页面都由这里的部件组成，示例由程序生成。
guide-colours = 颜色
guide-colours-rule = 城市色用于链接和按钮；琥珀色只表示时间；正红只用于公文。
guide-type = 文字
guide-type-text = 正文一行三十四到四十字，行距一点八倍。标题用宋体，数字等宽。2026年11月23日，市政府召开第12次常务会议，研究城镇供水、养老服务和中小学课后服务三件事；会议要求，能当天答复的当天答复，需要调查的三天内答复，涉及几个部门的由牵头单位答复到底。
guide-clock = 时钟
guide-clock-text = 每件事都有时钟：从收到到期限，走到了哪里，在谁手上。平时不上色，快到期是琥珀色，超期是砖红色。
guide-lists = 列表
guide-cards = 图片
guide-forms = 表单
guide-hint = 一句提示。
guide-error = 请填写来源。
guide-main-action = 提交
guide-other-action = 另存
guide-link = 一个链接

## Fields named in more than one place
edit-title = 标题
edit-source = 来源
