#!/usr/bin/env bash
# Whether python-stdnum takes a Unified Social Credit Code that begins with a letter.
#
# Guess:   yes where the check digit is right: its alphabet is the 31 characters of GB 32100-2015.
# Truth:   no: the first eight places have to be digits. The standard gives the first two places letters too. "N2" is what rural
#          collective economic organisations have been registered under since 2018 (N: agriculture), "A1" is of the Central
#          Military Commission, "Y1" of other authorities. The same code with "93", a farmers' cooperative of the market
#          regulator, is taken. The error speaks of an invalid format, not of an unknown authority.
# Version: python-stdnum 2.2, Python 3.11.
# Source:  stdnum/cn/uscc.py, validate (isdigits(number[:8])), whose docstring has one with A1 as its example of a wrong number;
#          GB 32100-2015, table of registering authorities with its amendment 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --target lib 'python-stdnum==2.2'

cat > finding.py << 'PYTHON'
from stdnum.cn import uscc
from stdnum.exceptions import ValidationError

for beginning in ("91", "93", "52", "N2", "A1", "Y1"):
    code = beginning + "330100MA0000000"
    code += uscc.calc_check_digit(code)
    try:
        uscc.validate(code)
        print(code, "taken")
    except ValidationError as refused:
        print(code, "refused:", refused)
PYTHON
PYTHONPATH=lib python3 finding.py | tee seen

diff - seen << 'SEEN'
91330100MA0000000C taken
93330100MA00000006 taken
52330100MA0000000D taken
N2330100MA0000000U refused: The number has an invalid format.
A1330100MA0000000B refused: The number has an invalid format.
Y1330100MA0000000N refused: The number has an invalid format.
SEEN
