#!/usr/bin/env bash
# Whether python-stdnum takes the identity numbers of residents who are not citizens of the mainland.
#
# Guess:   yes where date and check digit are right: it knows the place codes back to the eighties, also code 71 for Taiwan.
# Truth:   no. Residence permits for people from Hong Kong, Macao and Taiwan have had 18 places in the same form since 2018,
#          with 810000, 820000 and 830000 as their place, and the permanent residence card of foreigners has had them since
#          December 2023, beginning with 9, a province and a country. All four are "invalid or unknown" parts. A sign-up that
#          asks for "an 18-digit number" and checks it so turns them away.
# Version: python-stdnum 2.2, Python 3.11.
# Source:  stdnum/cn/ric.py, get_birth_place, with stdnum/cn/loc.dat; GB 11643-1999 for form and check digit. The numbers are
#          made up.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --target lib 'python-stdnum==2.2'

cat > finding.py << 'PYTHON'
from stdnum.cn import ric
from stdnum.exceptions import ValidationError

for holder, place in (
    ("Beijing", "110105"),
    ("Taiwan, by the old code", "710000"),
    ("from Hong Kong", "810000"),
    ("from Macao", "820000"),
    ("from Taiwan", "830000"),
    ("foreigner in Shanghai", "931826"),
):
    number = place + "19000101000"
    number += ric.calc_check_digit(number + "0")
    try:
        ric.validate(number)
        print(number, holder + ": taken")
    except ValidationError as refused:
        print(number, holder + ": refused:", refused)
PYTHON
PYTHONPATH=lib python3 finding.py | tee seen

diff - seen << 'SEEN'
110105190001010001 Beijing: taken
710000190001010006 Taiwan, by the old code: taken
81000019000101000X from Hong Kong: refused: One of the parts of the number are invalid or unknown.
820000190001010001 from Macao: refused: One of the parts of the number are invalid or unknown.
830000190001010003 from Taiwan: refused: One of the parts of the number are invalid or unknown.
931826190001010005 foreigner in Shanghai: refused: One of the parts of the number are invalid or unknown.
SEEN
