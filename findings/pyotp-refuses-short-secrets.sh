#!/usr/bin/env bash
# Whether a minor release of PyOTP still makes the codes of the authenticators that are enrolled.
#
# Guess:   yes: RFC 4226 recommends 160 bits, but what is enrolled goes on working.
# Truth:   since 2.12.0 every secret of less than 112 bits raises a ValueError, at the code and not at the constructor. The 16
#          characters (80 bits) that PyOTP itself made by default up to 2.4 are such, and so is the example of the Key URI
#          Format. parse_uri of a link that other services show fails as well. Who is enrolled with one is locked out by the
#          update.
# Version: pyotp 2.12.1 beside 2.11.2 and 2.4.1, Python 3.11.
# Source:  pyotp/otp.py, byte_secret and min_secret_length_bits; seen by running this.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --target old 'pyotp==2.4.1'
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --target before 'pyotp==2.11.2'
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --target after 'pyotp==2.12.1'

cat > finding.py << 'PYTHON'
import pyotp

print("a new secret has", len(pyotp.random_base32()), "characters")
try:
    print("the code of JBSWY3DPEHPK3PXP at 0 is", pyotp.TOTP("JBSWY3DPEHPK3PXP").at(0))
except ValueError as refused:
    print("JBSWY3DPEHPK3PXP is refused:", refused)
PYTHON
for release in old before after; do
  echo "$release:"
  PYTHONPATH=$release python3 finding.py
done | tee seen

diff - seen << 'SEEN'
old:
a new secret has 16 characters
the code of JBSWY3DPEHPK3PXP at 0 is 282760
before:
a new secret has 32 characters
the code of JBSWY3DPEHPK3PXP at 0 is 282760
after:
a new secret has 32 characters
JBSWY3DPEHPK3PXP is refused: Secrets must be at least 112 bits after decoding
SEEN
