/** What attackers write where a page forgets to escape. `xss()` is heard by the test, as is `alert`. */
const CORES: readonly string[] = [
  '<script>xss()</script>',
  '<script src="data:text/javascript,xss()"></script>',
  '<img src=x onerror=xss()>',
  '<img src="x" onerror="xss()" />',
  '<svg onload=xss()>',
  '<svg><script>xss()</script></svg>',
  '<svg><animate onbegin=xss() attributeName=x dur=1s>',
  '<body onload=xss()>',
  '<iframe srcdoc="<script>parent.xss()</script>"></iframe>',
  '<iframe src="javascript:parent.xss()"></iframe>',
  '<a href="javascript:xss()">click</a>',
  'javascript:xss()',
  'JaVaScRiPt:alert(1)//',
  'data:text/html,<script>alert(1)</script>',
  '<details open ontoggle=xss()>',
  '<video><source onerror=xss()></video>',
  '<audio src=x onerror=xss()>',
  '<input autofocus onfocus=xss()>',
  '<select autofocus onfocus=xss()>',
  '<textarea autofocus onfocus=xss()>',
  '<marquee onstart=xss()>',
  '<math><mtext><img src=x onerror=xss()></mtext></math>',
  '<object data="javascript:xss()"></object>',
  '<embed src="javascript:xss()">',
  '<form action="javascript:xss()"><button>go</button></form>',
  '<button formaction="javascript:xss()">go</button>',
  '<style>@import "javascript:xss()"</style>',
  '<link rel=stylesheet href="javascript:xss()">',
  '<meta http-equiv=refresh content="0;url=javascript:xss()">',
  '<base href="javascript:xss()//">',
  '<template><script>xss()</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=xss()>">',
  '&lt;img src=x onerror=xss()&gt;',
  '&#60;script&#62;xss()&#60;/script&#62;',
  '\\u003cscript\\u003exss()\\u003c/script\\u003e',
  '$' + '{xss()}',
  '{{constructor.constructor("xss()")()}}',
  '<mark><img src=x onerror=xss()></mark>',
  '<<SCRIPT>alert(1);//<</SCRIPT>',
  '<img src=x onerror=alert&lpar;1&rpar;>',
];

/** Ways to break out of where the text stands first. */
const BREAKS: readonly string[] = ['', '">', "'>", '</mark></script></title></textarea>', '-->'];

/** 200 payloads, each once. */
export const PAYLOADS: readonly string[] = BREAKS.flatMap((open) =>
  CORES.map((core) => open + core),
);
