"""Accounts with much in them, and texts of people who mean harm: what the windows of the tests are shown."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.rig.client import Client

AT_ONCE = 12

# Each tries to run `window.ran = ...`; which one it was is in the text.
SCRIPTS = [
    "<script>window.ran='script'</script>",
    "<img src=x onerror=\"window.ran='onerror'\">",
    '<img src=\'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="window.ran=1"/>\'>',
    "<svg onload=\"window.ran='svg'\"><animate onbegin=\"window.ran='animate'\" attributeName=x dur=1s></svg>",
    "<svg><style><img src=x onerror=\"window.ran='svg style'\"></style></svg>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=\"window.ran='mglyph'\">",
    "<math><mi//xlink:href=\"data:x,<script>window.ran='math'</script>\">",
    "<a href=\"javascript:window.ran='javascript'\">press</a>",
    "<a href=\"JaVa\tScript:window.ran='tab'\">press</a>",
    "<a href=\"&#106;avascript:window.ran='entity'\">press</a>",
    "<a href=\"data:text/html,<script>window.ran='data'</script>\">press</a>",
    "<a href=\"vbscript:window.ran='vb'\">press</a>",
    "<iframe srcdoc=\"<script>parent.ran='srcdoc'</script>\"></iframe>",
    "<iframe src=\"javascript:parent.ran='iframe'\"></iframe>",
    "<object data=\"javascript:window.ran='object'\"></object><embed src=\"javascript:window.ran='embed'\">",
    "<form action=\"javascript:window.ran='form'\"><button>press</button></form>",
    "<button formaction=\"javascript:window.ran='formaction'\" autofocus onfocus=\"window.ran='focus'\">press</button>",
    "<input autofocus onfocus=\"window.ran='autofocus'\"><select autofocus onfocus=\"window.ran='select'\"></select>",
    "<details open ontoggle=\"window.ran='toggle'\">x</details>",
    "<video><source onerror=\"window.ran='source'\"></video><audio src=x onerror=\"window.ran='audio'\"></audio>",
    "<body onload=\"window.ran='body'\"><meta http-equiv=refresh content=\"0;url=javascript:window.ran='meta'\">",
    '<base href="https://evil.example/"><link rel=stylesheet href="https://evil.example/a.css">',
    "<mx-reply><img src=x onerror=\"window.ran='mx-reply'\"></mx-reply>",
    "<template><img src=x onerror=\"window.ran='template'\"></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=window.ran='noscript'>\">",
    "<textarea></textarea><img src=x onerror=\"window.ran='textarea'\">",
    "<xmp><img src=x onerror=\"window.ran='xmp'\"></xmp>",
    "<span data-mx-color='red;background:url(https://evil.example/a)'>c</span>",
    '<span data-mx-bg-color=\'"><script>window.ran="color"</script>\'>c</span>',
    "<code class='language-js\" onmouseover=\"window.ran=1'>x</code>",
    "<!--><img src=x onerror=\"window.ran='comment'\">-->",
    "<![CDATA[<img src=x onerror=\"window.ran='cdata'\">]]>",
    "<p id=app>clobbered</p><form id=body><input name=firstChild></form><a id=location href=//evil.example>x</a>",
]
# Each tries to change what stands around it.
STYLES = [
    '<div style="position:fixed;inset:0;background:red;z-index:9999">everything</div>',
    "<style>* { display: none !important }</style>",
    '<p class="fixed inset-0 bg-danger">a class of the client\'s own</p>',
    '<font color="#ff0000" style="font-size:900px">huge</font>',
    '<table width="99999" border="9"><tr><td nowrap width="99999">wide</td></tr></table>',
    '<img width="99999" height="99999" src="mxc://porch.test/none">',
    "</div></div></div></main></body><h1>outside</h1>",
    "<ol start='99999999999999'><li>x</li></ol>",
    "<pre>" + "wide" * 2000 + "</pre>",
    "<h1>" + "long" * 2000 + "</h1>",
    "<blockquote>" * 60 + "deep" + "</blockquote>" * 60,
    "<ul><li>" * 60 + "deep" + "</li></ul>" * 60,
]
# Names that look like others, or turn what follows around.
NAMES = [
    "\u202eecilA",  # right-to-left override
    "Alice\u202e\u2066 (admin)",
    "\u2067\u202eevil\u2069",
    "\u200b\u200c\u200d",  # nothing to be seen
    "   ",
    "Z\u0334\u0335\u0336\u0337\u0338" + "a\u0300\u0301\u0302\u0303\u0304\u0305" * 40,  # many marks
    "\ufdfd" * 60,  # a very wide letter
    "W" * 250,
    "line\nbreak\r\nand\ttab",
    "<b>bold</b> &amp; \"quoted\" 'too'",
    "{{constructor.constructor('window.ran=1')()}} ${window.ran=1}",
    "\U000e0041\U000e0042tags",
]


async def each(work: Any, at_once: int = AT_ONCE) -> list[Any]:
    """The results of awaitables, of which only so many run at once."""
    turn = asyncio.Semaphore(at_once)

    async def one(job: Any) -> Any:
        async with turn:
            return await job

    return await asyncio.gather(*(one(job) for job in work))


async def many_rooms(owner: Client, other: Client, count: int, messages: int) -> list[str]:
    """Rooms `Room 000`, `Room 001`, ... of two people, with messages of the other one in each; their IDs."""

    async def room(number: int) -> str:
        room_id = await owner.create_room(name=f"Room {number:03}", preset="public_chat")
        await other.join(room_id)
        for message in range(messages):
            await other.send(room_id, f"message {message} of room {number:03}")
        return room_id

    return await each([room(number) for number in range(count)])


async def long_room(owner: Client, name: str, messages: int) -> str:
    """A room with a history: texts of different lengths, some of them with HTML."""
    room_id = await owner.create_room(name=name, preset="public_chat")
    for start in range(0, messages, AT_ONCE):
        numbers = range(start, min(messages, start + AT_ONCE))
        await asyncio.gather(*(owner.send(room_id, **_text(number)) for number in numbers))
    return room_id


def _text(number: int) -> dict[str, Any]:
    body = f"number {number}: " + "the quick brown fox jumps over the lazy dog " * (number % 7)
    if number % 5:
        return {"text": body}
    html = f"<p><strong>number {number}</strong></p><ul><li>one</li><li><code>two</code></li></ul>"
    return {"text": body, "format": "org.matrix.custom.html", "formatted_body": html}
