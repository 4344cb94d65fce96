"""The fixed wordings of page furniture, matched on `plain` text (lower case, straight quotes and dashes)."""

# ruff: noqa: E501 (patterns read better whole)
from __future__ import annotations

import re

NETWORKS = r"(?:facebook|twitter|x|instagram|whats ?app|telegram|linked ?in|pinterest|reddit|youtube|tik ?tok|flipboard|e-?mail|messenger|tumblr|threads|mastodon|bluesky|snapchat|google(?: news)?|rss|copy (?:link|url)|print|pocket|vk|line|viber|weibo)"
MORE = r"(?:more|related|read|read more|read also|also read|read next|read this|see also|see more|watch|watch also|also watch|listen|must read|don't miss|recommended|related (?:article|story|stories|news|coverage|post|link|reading|topic|content|video)s?|further reading|in pictures|in depth|more (?:on this|from|about)[^:]{0,60}|editor's picks?|you may also like|from the archives?|up next|next up|trending|latest|interactive|video|podcast|lee también|lea también|te puede interesar|le puede interesar|ver también|más información|leia (?:também|mais)|veja também|lire aussi|à lire aussi|voir aussi|lesen sie auch|mehr zum thema|leggi anche|baca juga|lees ook|lees meer|läs också|läs mer|les også|læs også|czytaj (?:także|też)|zobacz także|читайте также|читайте також|ayrıca okuyun|ilgili haberler?|関連記事|相关新闻|相关阅读|延伸閱讀|관련기사|اقرأ أيضا|اقرأ المزيد|यह भी पढ़ें|इसे भी पढ़ें)"
AGENCY = r"(?:reuters|ap|a\.p\.|ap photo|associated press|the associated press|afp|agence france[- ]presse|afp or licensors|epa|epa-efe|efe|dpa|upi|pa|pa wire|pa media|press association|pti|ani|ians|xinhua|yonhap|kyodo|jiji(?: press)?|tass|itar-tass|interfax|sputnik|ria novosti|ansa|anadolu|anp|belga|apa|ritzau|ntb|tt|ctk|pap|mti|lusa|aap|cp|the canadian press|canadian press|kcna|kcns|kns|bernama|antara|notimex|telam|getty(?: images)?|shutterstock|istock|alamy|rex(?: features)?|nurphoto|zuma(?: press)?|sipa|corbis|imago|picture[- ]alliance|bloomberg|wikimedia(?: commons)?|flickr|unsplash|pixabay|pexels|file|pool|handout|courtesy|supplied|contributor|stringer|screenshot|screengrab|twitter|facebook|instagram|youtube|via)"

_WHOLE = rf"""
log ?in|log ?out|sign (?:in|up|out)(?: or register| / register)?|register(?: now)?|subscribe(?: now| here| today)?|my account|menu|main menu|navigation|home(?: ?page)?|search(?: for:?)?|skip to (?:main )?content|skip (?:ad|advert|links?|navigation)
|close|open|back(?: to top)?|top|next|prev|previous|next (?:article|post|story).{{0,120}}|previous (?:article|post|story).{{0,120}}|load more.{{0,40}}|show (?:more|less|all|hide)|view (?:all|more).{{0,40}}|see (?:all|more)|expand|collapse
|share|shares?:?|share (?:this|on|via|with|the|post|article|story).{{0,60}}|share post:?|sharing|tweet(?: this)?|pin(?: it)?|post|e-?mail|print(?: this)?|save|bookmark|copy link|link copied.?|{NETWORKS}(?:[ ,|/·•]+(?:and )?{NETWORKS})*
|reply|replies|report(?: abuse| comment)?|like|likes|dislike|flag|follow|following|follow us.{{0,80}}|(?:like|find|join) us on.{{0,80}}
|(?:advertisement|advertising|advert|ad|publicidad|publicidade|publicité|pubblicità|anzeige|werbung|advertentie|annons|annonse|annonce|reklama|реклама|iklan|reklam|広告|广告|廣告|광고|إعلان|sponsored(?: content)?|promoted(?: content| stories)?|paid content|partner content)(?: continue reading.{{0,40}}| - .{{0,60}})?|(?:story|article) continues (?:below|after).{{0,40}}|continue reading.{{0,120}}|skip advertisement
|read (?:more|also|next|full (?:story|article)|the full (?:story|article)).{{0,3}}|more(?: like this| news| stories| videos?| on| from)?:?|more (?:about|on|from|in) .{{1,90}}|related(?: (?:posts?|articles?|stories|story|topics?|news|content|links?|coverage|videos?|reading|tags|items))?:?|you (?:may|might|could) (?:also |be )?(?:also )?(?:like|enjoy|interested in|have missed).{{0,20}}|also in (?:the )?news|(?:recommended|suggested|around the web|from the web|from around the web)(?: (?:for you|stories|articles|reading|videos))?|(?:most|top) (?:read|popular|viewed|shared|commented|watched|recent|stories|news)(?: .{{0,40}})?|trending(?: (?:now|stories|topics|news))?|(?:latest|breaking|recent|popular|featured|other|today's)(?: (?:news|stories|posts?|articles|headlines|videos?|updates|comments|top stories))|editors?'?s?'? (?:picks?|choice)|what to read next|up next|must reads?|don't miss
|tags?(?::.{{0,200}})?|tagged(?: (?:as|with|in|under)):? .{{1,200}}|filed (?:under|in):? .{{1,200}}|categor(?:y|ies)(?::.{{0,120}})?|topics?:.{{0,120}}|keywords?:.{{0,200}}|posted (?:in|on|by|at):? .{{1,100}}|published (?:in|on|by|at):? .{{1,100}}|hashtags?:.{{0,200}}
|sources?(?::.{{0,140}})?|(?:quelle|fuente|fonte|bron|källa|źródło|источник|джерело|kaynak|sumber|来源|來源|출처|出典) ?[:：].{{0,80}}|(?:责任编辑|責任編輯|编辑|記者|记者) ?[:：].{{0,20}}|via:.{{0,60}}|(?:archives? )*(?:select (?:a )?(?:month|year) )?(?:(?:january|february|march|april|may|june|july|august|september|october|november|december) (?:19|20)\d\d[ ,|(\d)]*){{4,}}|(?:(?:twitter|instagram|facebook|map|video|photo|web(?:site)?|blog): ?@?\S+(?:\s|$)){{2,}}|courtesy(?: of|:) .{{0,80}}
|image|image (?:copyright|source|caption|credit).{{0,300}}|media caption.{{0,300}}|(?:photo|photograph|picture|image|video|illustration|graphic|map|screenshot|credit|photographer|cover image|feature image|featured image)s?(?: (?:credit|by|courtesy of|source))? ?: ?.{{0,200}}|(?:photo|photograph|picture|video|footage) (?:by|courtesy of|credit) .{{1,120}}|photos?|pictures?|video|videos|gallery|slideshow(?: ?\(\d+ images?\))?|video player(?: close)?|audio|podcast|graphic|map|live|listen|watch(?: now| live| video| the video| below)?|play(?: video)?|pause|mute|fullscreen|transcript|(?:hide|show|toggle|view) caption.{{0,200}}|enlarge(?: this)?(?: image)?.{{0,200}}|view (?:photos?|gallery|images?|slideshow)|scroll down (?:for|to).{{0,60}}|swipe .{{0,40}}|tap (?:for|to) .{{0,40}}|\d+ ?(?:of|/) ?\d+|\d+ (?:photos|images|pictures|slides)
|\d+[\d,.k]* ?(?:comments?|shares?|views?|likes?|reads?|replies|retweets?|followers?|responses?|people like this)|no comments?(?: yet)?|\d+ ?min(?:ute)?s? (?:read|ago|video)|(?:reading time|time to read|estimated reading).{{0,30}}|\d+ (?:hours?|days?|weeks?|months?) ago|just now
|comments?(?: (?:are (?:closed|off|disabled)|section|policy|\(\d+\)))?:?|(?:leave|post|add|write|submit) (?:a|your) (?:comment|reply|response).{{0,40}}|leave (?:us )?a (?:comment|reply).{{0,60}}|join the (?:conversation|discussion).{{0,60}}|(?:view|read|show|hide|see) (?:all |the )?(?:\d+ )?comments.{{0,20}}|cancel reply|notify me of .{{1,60}}|(?:name|e-?mail|website|comment)(?: ?\*)+|save my name.{{0,120}}|your e-?mail address will not be published.{{0,80}}|required fields are marked.{{0,10}}|you must be logged in.{{0,60}}
|accept(?: all)?(?: cookies)?|reject(?: all)?|manage (?:cookies|preferences|options|settings)|cookie (?:policy|settings|preferences|notice)|privacy(?: policy| notice| statement| settings)?|terms(?: (?:of (?:use|service)|and conditions|& conditions))?|do not sell .{{1,60}}|contact(?: us)?|about(?: us| me)?|about the authors?|careers|advertise(?: with us)?|site ?map|help|faq|feedback|disclaimer|imprint|impressum|datenschutz|rss(?: feeds?)?|newsletters?|sign ?up (?:for|to) .{{0,160}}|subscribe (?:to|for) .{{0,160}}|newsletter sign ?up.{{0,200}}|get (?:the|our|more) .{{0,80}}(?:newsletter|inbox|app|alerts).{{0,80}}|thank(?:s| you) for (?:subscribing|signing up|reading|your subscription).{{0,60}}
|(?:the )?contents|(?:open |show |hide |toggle )?table of contents.{{0,20}}|in this (?:article|story|post|report):?|on this page:?|jump to:?.{{0,60}}|quick links:?|at a glance:?
|this site uses akismet.{{0,200}}|[a-z]{{2}}[_-][a-z]{{2}}(?:english|français|deutsch|español)?|logo[\w -]{{0,40}}|.{{0,30}}[ -]logo(?:[ -]\w+)?|loading\.*|please wait\.*|error|null|undefined|n/a|untitled
|written by:? .{{1,80}}|(?:story|report|text|words|article|analysis|reporting|posted|published|reported|edited|compiled|authored|reviewed|fact[- ]checked|translated|updated|created|produced|photographs?|photos|illustrations?) by:? .{{1,120}}|authors?(?:: ?.{{0,80}})?|(?:first |originally )?published:?|updated:?|date:?|last (?:updated|modified):?.{{0,60}}|time:?|issued on:.{{0,60}}|modified:.{{0,60}}
|[\W_]+|[\W_]*\w[\W_]*|the end|end|ends|\#+|ends/.{{0,20}}
"""
WHOLE = re.compile(r"(?:" + "".join(line.strip() for line in _WHOLE.strip().splitlines()).replace(" ", r"\ ") + r")", re.VERBOSE)
"""A whole line or sentence of furniture."""

BEGINS = re.compile(
    rf"(?:{MORE}\s*(?::|>>|»|\|)\s*\S|related (?:coverage|stories|articles|news)\b"
    r"|your e-?mail address will not|you must be logged in|(?:like|follow|find|join) us on\b|subscribe (?:to|for) (?:our|the|my)\b"
    r"|(?:\(c\) |©|copyright (?:©|\(c\)|\d{4}|-|by )|this material may not be|all rights reserved|no part of this (?:article|site|publication))"
    r"|(?:we|this (?:web)?site|our (?:web)?site) uses? (?:\w+ )?cookies|by (?:continuing|clicking|using|signing up|subscribing)\b.{0,60}\b(?:cookies|agree|terms|site)"
    r"|this site (?:uses akismet|is protected by)|learn how your comment data"
    r"|order reprints|a version of this (?:article|story|post) (?:appears|appeared|was|first|originally)|(?:this|the) (?:article|story|post|piece|report) (?:was )?(?:first|originally) (?:appeared|published|ran)|this (?:article|story) (?:has been|was) (?:updated|corrected|translated|amended|republished)"
    r"|our standards: |sign (?:up|in) here\b|log ?in (?:now|or|to (?:continue|read|comment))\b|suscr[ií]b(?:ete|ase)\b|abonnez-vous|abonnieren sie|подпишитесь|подписывайтесь"
    r"|\(?only the headline and picture of this|\(?this (?:story|report|article|copy|content) (?:has(?: not)? been|was(?: not)?|is(?: not)?) (?:edited|published from|auto-generated|generated|sourced|syndicated|reworked|taken from)"
    r"|(?:you (?:can|will|may) )?(?:find|read|see|get) (?:more|further|all|the latest|our) (?:reports?|coverage|stories|news|articles|information)\b.{0,30}\b(?:on|in|at|about|here|from)\b|your browser (?:does not|doesn't)|javascript is (?:disabled|required|not)|to view this (?:video|content|page)|[\w ]{2,30} is not responsible for (?:the )?content|read about our approach"
    r"|you can share this|have something to add|share (?:it|your (?:views|thoughts|opinion)) in the comments|this is a (?:developing|breaking)(?: news)? story|check back (?:for|later|soon)|please refresh|more to (?:follow|come)\b"
    r"|notify me of|save my name|(?:the )?(?:views|opinions) expressed|stay on top of the|join our (?:telegram|whatsapp|channel|newsletter|community|facebook)|to make sure you never miss|don't miss out on|followed categories"
    r"|if you have (?:any )?(?:information|tips?),? (?:please )?(?:e-?mail|contact us|write to)|start your day with|this newsletter is|enjoy unlimited|unlock (?:a world|unlimited|this)|i would like to be e-?mailed|get [^.]{2,40}'s (?:free|daily|weekly) |a file (?:photo|image|picture)\b|please enter a valid"
    r"|please (?:verify|re-?enter|credit the|enable javascript|note our|read our)|invalid e-?mail|you must select a newsletter|an error (?:has )?occurred|please try again|you are already subscribed|view all .{1,40} newsletters|you agree to receive|\* ?required field|see sample|sign up you agree|sign up (?:for|to) .{1,60} subscribe\b|yes, i want to receive|no spam\b"
    r"|do you have a (?:story|tip|news tip)|have (?:you )?got a (?:story|tip)|got a (?:story|tip|news tip)|we pay for |e-?mail us at|send (?:us )?(?:your )?tips|click (?:here |below )?to (?:read|see|watch|view|subscribe|donate|sign)\b|click here to|click (?:here|on the link|below) |tap here|download (?:the|our) .{0,30}\bapp\b|follow .{1,80} on (?:twitter|facebook|x\b|instagram|linkedin|telegram|whatsapp|google)|(?:to|for) (?:advertise|more (?:news|stories|information|coverage)|the latest|breaking news|all the latest|more comprehensive coverage|comprehensive coverage)\b.{0,80}\b(?:visit|follow|click|see|at|on|subscribe|download|contact|go to)\b|stay (?:up to date|tuned|informed|connected|ahead)|e-?mail: ?\S+@|contact (?:the (?:author|writer|reporter)|us|him|her|.{1,30}) at \S+@|read or share this story|if you (?:like|enjoyed|liked|found) this (?:story|article|post)|support (?:our|independent) journalism|become a (?:member|subscriber|patron)|already a (?:subscriber|member)|to (?:continue|keep) reading|this (?:content|article) is (?:only )?(?:available )?(?:for|to) (?:subscribers|members)"
    r"|(?:file(?: photo)?|photo|image|video|photos|pictured(?: above)?) ?(?:-|:) ?(?:in this|a |an |the |this )|(?:above|below|right|left|top): (?:a|an|the) |file - |file photo|enlarge this image|play slideshow|image (?:copyright|caption|source)|media caption|(?:photo|image) (?:by|from|courtesy)|skip (?:twitter|facebook|instagram|youtube) post by \S+ report|a post shared by|view this post on|watch (?:the )?(?:full )?(?:video|interview|clip)\b|listen to (?:this|the) (?:article|episode|podcast|story)"
    r"|(?:\(? ?(?:additional |with |further )*(?:reporting|writing|editing|compiled|translated|graphics?) (?:by|in|from) |with (?:additional )?(?:assistance|reporting|contributions?|files|inputs?) (?:by|from) |- ?with (?:assistance|files|reporting|inputs?|additional)\b|contributors?: |contributing: )"
    r"|(?:read|see|watch|view|check out|find) [^.,;?!]{3,70} (?:here|below|in (?:our|the) (?:gallery|video|slideshow)(?: below)?)\.?$|e-?mail the (?:author|writer|reporter|editor)|read (?:his|her|their|more of (?:his|her|their)) (?:other |earlier |previous )?(?:columns|stories|articles|reports|posts|blog)\b"
    r"|you(?:'re| are) receiving this (?:e-?mail|newsletter|message)|you(?:'ve| have)? received this (?:e-?mail|newsletter|message) because|unsubscribe\b|(?:manage|update) (?:your )?(?:e-?mail )?(?:preferences|subscriptions?)\b|this (?:e-?mail|message|newsletter) was sent to|(?:view|read|open) (?:this|it|the)? ?(?:e-?mail|message|newsletter)? ?in (?:your|a|the) (?:web )?browser|view in browser"
    r"|(?:have you been|are you|were you) (?:affected|caught up|impacted|at the scene|a witness|in the area|there)\b[^.?]{0,60}\?$"
    r"|(?:most read|most popular|trending) in \w+\b|information from: |the (?:views|opinions) expressed (?:in this|here|are|by)|disclaimer:|editor'?s'? note:|correction:|clarification:|note: browsers|without (?:prior |express )?written (?:authori[sz]ation|permission|consent))"
)
"""How a line or sentence of furniture begins."""

HOLDS = re.compile(
    r"\bcontributed (?:to|reporting (?:to|for)) this (?:report|story|article|post|piece|dispatch)\b|\bcontributed reporting\.?$|\b(?:writers?|reporters?|journalists?|correspondents?|staff|producers?|editors?)\b[^.]{2,200}\bcontributed\.?$"
    r"|\ball rights reserved\b|\bmay not be (?:published|reproduced|republished|copied)\b|\bshall not be republished\b"
    r"|\ba post shared by\b.*@|\bhide caption \d+ of \d+|\btoggle caption\b|\bcontinue reading the main story\b"
    r"|\bsign up (?:for|to) (?:our|the|my)\b.{0,60}\b(?:newsletter|alerts|inbox|e-?mails?)\b|\bdelivered to your inbox\b|\bto your inbox\b"
    r"|\bfollow (?:him|her|them|us|me|the author) on (?:twitter|facebook|x\b|instagram)|\bcan be (?:reached|contacted|followed) (?:at|on|via)\b.{0,40}(?:@|twitter)|\bfollow .{1,40} @\w+"
    r"|\bread or share this story\b|\bthis site uses akismet\b|\bcookie policy\b|\bprivacy policy\b.{0,40}\bterms\b"
    r"|\bis (?:a|an|our|the) (?:\w+ ){0,2}newsletter\b.{0,80}\b(?:you|your)\b|\bif you (?:don't|do not) subscribe\b"
    r"|\bsee (?:also|more) at https?://|^https?://\S+$|^www\.\S+$|^\S+@\S+\.\w+$|^@\w+$|^(?:#\w+\s*)+$"
)
"""What only furniture says, anywhere in it."""

HINTS = (
    "contribut",
    "reserved",
    "may not be",
    "shall not be",
    "post shared",
    "caption",
    "continue reading",
    "sign up",
    "inbox",
    "follow",
    "can be ",
    "read or share",
    "akismet",
    "cookie",
    "newsletter",
    "subscribe",
    "privacy",
    "http",
    "www.",
    "@",
    "#",
)
"""One of these stands in whatever HOLDS matches: most sentences have none, which is ten times quicker to see."""

LISTS = re.compile(
    rf"(?:{MORE}|you (?:may|might) (?:also )?(?:like|be interested).*|more (?:about|on|from|in) .*|related.*|most (?:read|popular|viewed).*|trending.*|(?:latest|recent|popular) (?:news|posts|stories|articles).*|editors?'?s?'? (?:picks?|choice)|what to read next|don't miss|tags|topics|share post|also on .*|in this (?:article|story)|on this page|contents|table of contents|open table of contents)\s*:?"
)
"""A line after which links stand: lines that don't end as sentences do belong to it."""

COMMENTS = re.compile(
    r"\d+ (?:comments?|replies|responses?|thoughts? on .*)|comments? ?\(\d+\)|comments?:?|(?:leave|post|add|write|submit) (?:a|your) (?:comment|reply|response).*|leave a (?:comment|reply).*|join the (?:conversation|discussion)|reader comments.*|discussion|what do you think\??|(?:view|show|read) (?:all )?\d+ comments"
)
"""A line where the comments of readers may begin."""

CLOSES = re.compile(
    r"sources?: .{1,60}|about the authors?:?|share post:?|share this:?.*|©.*|copyright .*|you may also like.*|more like this|related posts?|related articles?|latest news"
)
"""A line that article text seldom comes after."""

FAQ = re.compile(
    r"(?:frequently asked questions?|faqs?\b|frequently asked|questions (?:and|&) answers about|key takeaways?|in summary|summary$|tl;?dr|in brief$|the bottom line$)"
)
"""A heading under which an article is said again."""

BIO = re.compile(
    r"^(?:i (?:have been|am|'m|work|cover|write)\b.{0,200}\b(?:reporter|editor|journalist|writer|news|blogger|author)\b"
    r"|(?:about the author|author bio)\b"
    r"|[^.]{2,60}\bis (?:an?|the|our)?[^.]{0,90}\b(?:reporter|journalist|correspondent|writer|editor|columnist|contributor|blogger|producer|intern|bureau chief)\b[^.]{0,30}\b(?:at|for|with|of|based|covering|who covers|who writes|specializing|specialising|focusing|and)\b"
    r"|the (?:author|writer)s? (?:is|are)\b|[a-z .'-]{4,40} reports? from [^.]{2,40}\.$"
    r"|[^.]{2,60}\b(?:covers|writes about|reports on)\b[^.]{3,80}\bfor\b)"
)
"""How a note on the author reads; believed only at the foot of an article."""

BLURB = re.compile(
    r"\b(?:is|are) (?:an?|the|your)[^.]{0,60}\b(?:news (?:portal|site|website|outlet|platform|magazine|agency|blog)|website|web portal|online (?:newspaper|magazine|platform|portal)|blog|one-stop)\b[^.]{0,60}\b(?:that|which|offer|provid|cover|bring|deliver|dedicated|focus|for)"
    r"|\b(?:provides?|brings?|offers?|delivers?) (?:you |readers |our readers )?(?:with )?the (?:latest|most up-to-date|freshest) (?:news|updates|information)"
)
"""How a site speaks of itself; believed only at the foot of an article."""
