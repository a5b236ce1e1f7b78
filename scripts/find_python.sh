#!/bin/sh
# Print the path of a Python that the site can run on; say so clearly where there is none.
# A version manager may offer a name (python3.13) that does not run, so each is tried.
set -eu

for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        "$name" -c 'import sys; print(sys.executable)'
        exit 0
    fi
done

found=$(python3 --version 2>&1) || found="no python3 at all"
echo "This needs Python 3.11 or newer; here is $found." >&2
echo "Install one (Debian 12: apt-get install python3 python3-venv) and start again," >&2
echo "or name it: make PYTHON=/path/to/python3.11 ..." >&2
exit 1
