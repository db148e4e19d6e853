#!/usr/bin/env bash
# Whether z.email() takes an address whose domain is written in its ASCII form.
#
# Guess:   yes: the "xn--" form exists so that checks made for ASCII need no change, and xn--bcher-kva.example passes.
# Truth:   not where the top-level domain is one of the 150 or so in other scripts: the last label has to be two or more
#          letters, and xn--fiqs8s (China, in Chinese) has dashes and a digit. So an address under .xn--fiqs8s can be entered in
#          neither form, though a browser's own field for addresses and z.regexes.html5Email take it.
# Version: zod 4.6.7, Node 20.
# Source:  zod/v4/core/regexes, email ("[A-Za-z]{2,}$"); seen by running this.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts zod@4.6.7

cat > finding.mjs << 'NODE'
import { z } from 'zod';

for (const domain of ['b\u00fccher.example', 'xn--bcher-kva.example', '\u4f8b\u5b50.\u4e2d\u56fd', 'xn--fsqu00a.xn--fiqs8s']) {
  const by = (schema) => (schema.safeParse(`user@${domain}`).success ? 'taken' : 'refused');
  const shown = domain.replace(/[^ -~]/g, (letter) => `{${letter.codePointAt(0).toString(16)}}`);
  console.log(`${shown}: by default ${by(z.email())}, by html5Email ${by(z.email({ pattern: z.regexes.html5Email }))}`);
}
NODE
node finding.mjs | tee seen

diff - seen << 'SEEN'
b{fc}cher.example: by default refused, by html5Email refused
xn--bcher-kva.example: by default taken, by html5Email taken
{4f8b}{5b50}.{4e2d}{56fd}: by default refused, by html5Email refused
xn--fsqu00a.xn--fiqs8s: by default refused, by html5Email taken
SEEN
