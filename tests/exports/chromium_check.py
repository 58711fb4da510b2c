"""Opens an exported page in headless Chromium: no requests, no complaints, keyboard walk, pictures.

  python tests/exports/chromium_check.py PAGE.html FOLDER_FOR_PICTURES

Talks to the browser through its debugging pipe, so it needs Chromium and nothing else. Not part of the
suite, which must run where there is no browser.
"""

import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
)
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "chrome")
KEYS = {"ArrowRight": 39, "Home": 36, "Enter": 13, "Escape": 27, "Tab": 9}


class Browser:
    """A browser at the other end of two pipes."""

    def __init__(self, folder):
        program = next(filter(None, map(shutil.which, PROGRAMS)), None)
        assert program, "Chromium is not installed"
        theirs_in, self._out = os.pipe()
        self._in, theirs_out = os.pipe()
        # The protocol's pipes are descriptors 3 and 4 of the browser.
        command = f'exec "$@" 3<&{theirs_in} 4>&{theirs_out}'
        self._process = subprocess.Popen(
            ["bash", "-c", command, "browser", program, *FLAGS, f"--user-data-dir={folder}", "about:blank"],
            pass_fds=(theirs_in, theirs_out),
            stderr=subprocess.DEVNULL,
        )
        self._rest, self._number, self.session, self.events = b"", 0, None, []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.ask(f"{domain}.enable")

    def ask(self, method, **params):
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        message |= {"sessionId": self.session} if self.session else {}
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return answer["result"]
            self.events.append(answer)

    def _next(self):
        while b"\0" not in self._rest:
            part = os.read(self._in, 65536)
            assert part, "The browser went away"
            self._rest += part
        message, _, self._rest = self._rest.partition(b"\0")
        return json.loads(message)

    def open(self, path):
        self.ask("Page.navigate", url=path.as_uri())
        while not any(e.get("method") == "Page.loadEventFired" for e in self.events):
            self.events.append(self._next())

    def js(self, code):
        result = self.ask("Runtime.evaluate", expression=code, returnByValue=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    def key(self, name):
        for kind in ("rawKeyDown", "keyUp"):
            code = {"key": name, "code": name, "windowsVirtualKeyCode": KEYS[name]}
            self.ask("Input.dispatchKeyEvent", type=kind, **code)
        if name == "Enter":
            self.js("document.activeElement.matches('a') && document.activeElement.click()")

    def picture(self, target, width, height):
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        target.write_bytes(base64.b64decode(self.ask("Page.captureScreenshot")["data"]))

    def close(self):
        self.session = None
        self.ask("Browser.close")
        self._process.wait(20)


def walk(browser, pictures):
    """Tabs, languages, evidence, by keyboard; a picture of each."""
    count = browser.js("document.querySelectorAll('.edition:not([hidden]) [role=tab]').length")
    browser.js("document.querySelector('.edition:not([hidden]) [role=tab]').focus()")
    seen = []
    for number in range(count):
        seen.append(browser.js("document.querySelector('.edition:not([hidden]) .page.shown').id"))
        browser.picture(pictures / f"tab-{number + 1}.png", 1400, 1800)
        browser.key("ArrowRight")
    assert len(set(seen)) == count, seen
    browser.key("Home")
    browser.js("document.querySelector('.edition:not([hidden]) .page.shown g[tabindex]').focus()")
    assert browser.js("!document.getElementById('tip').hidden"), "no words on focus"
    browser.key("Enter")
    assert browser.js("!document.getElementById('drawer').hidden"), "no evidence"
    browser.picture(pictures / "evidence.png", 1400, 900)
    browser.key("Escape")
    assert browser.js("document.getElementById('drawer').hidden"), "evidence stays"
    assert browser.js("document.activeElement.matches('g[data-figure]')"), "focus is lost"
    for lang in browser.js("[...document.querySelectorAll('[data-lang]')].map(b => b.dataset.lang)"):
        browser.js(f"document.querySelector('.edition:not([hidden]) [data-lang=\"{lang}\"]').click()")
        assert browser.js("document.documentElement.lang") == lang
        browser.picture(pictures / f"language-{lang}.png", 1024, 768)
    browser.picture(pictures / "narrow.png", 420, 900)
    wide = browser.js("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, f"{wide} px too wide for a telephone"
    pdf = browser.ask("Page.printToPDF", preferCSSPageSize=True)
    (pictures / "print.pdf").write_bytes(base64.b64decode(pdf["data"]))


def complaints(events, page):
    """Requests for anything but the page itself, and whatever the console says."""
    for event in events:
        method, params = event.get("method"), event.get("params", {})
        if method == "Network.requestWillBeSent":
            url = params["request"]["url"]
            if url != page.as_uri() and not url.startswith("data:"):
                yield f"request: {url}"
        elif method in ("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled"):
            yield f"console: {json.dumps(params, ensure_ascii=False)[:500]}"


def main():
    page, pictures = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        browser = Browser(folder)
        try:
            browser.open(page)
            walk(browser, pictures)
        finally:
            browser.close()
    found = list(complaints(browser.events, page))
    print("\n".join(found) or "no requests, no complaints")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
