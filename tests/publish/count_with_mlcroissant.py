"""Read every table of a Croissant file and print how many rows each has, as JSON.

    build/environments/croissant/bin/python tests/publish/count_with_mlcroissant.py croissant.json

Runs in an environment of its own: see environments.py.
"""

import json
import sys

import mlcroissant

dataset = mlcroissant.Dataset(jsonld=sys.argv[1])
names = [record_set.uuid for record_set in dataset.metadata.record_sets]
print(json.dumps({name: sum(1 for _ in dataset.records(name)) for name in names}))
