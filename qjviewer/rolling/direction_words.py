"""Words typed by hand that the next period's figures may make untrue: directions, comparisons, contrasts."""

import re
from typing import Final

DIRECTION: Final = re.compile(
    r"[升降跌]至|回[升落]|加快|放缓|[快慢高低]于|扩大|收窄|转[正负降升]|最[快慢大小高低]|首位|领先|落后|"
    r"虽|但是?|然而|仍|继续|连续"
    r"|\b(?:faster|slower|higher|lower|above|below|rose|fell|highest|lowest|largest|first|still|but|although)\b",
    re.IGNORECASE,
)
