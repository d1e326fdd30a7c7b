# make demo: the main job on the example letters.  make test: the tests.
python ?= python3
venv := .venv
stamp := $(venv)/installed

.PHONY: setup demo test lock clean

setup: $(stamp)

$(stamp): requirements.txt pyproject.toml
	$(python) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make python=python3.11")'
	$(python) -m venv $(venv)
	$(venv)/bin/python -m pip install --quiet --require-hashes --only-binary :all: -r requirements.txt
	$(venv)/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $(stamp)

demo: $(stamp)
	$(venv)/bin/kg build examples/letters --store demo-store
	$(venv)/bin/kg query answers --store demo-store
	$(venv)/bin/kg query outcomes-by-authority --store demo-store

test: $(stamp)
	$(venv)/bin/python -m pytest

# Versions and hashes for every platform; no registry is named.
lock:
	$(venv)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --all-extras --group dev --group benchmark --output-file requirements.txt pyproject.toml

clean:
	rm -rf $(venv) demo-store
