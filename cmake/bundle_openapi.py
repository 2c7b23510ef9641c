#!/usr/bin/env python3
"""Puts the files of the API's description together into one OpenAPI document.

Each file beside openapi.yaml brings the paths and components of one area; keys at its top that begin with x- only hold
what the file itself repeats.

    bundle_openapi.py --version 1.2.3 --output openapi.json openapi.yaml common.yaml …
"""
import argparse
import json
import sys

import yaml

PARTS = ("paths", "components")


def merge(into, more, where):
    """Adds what `more` has; the same key twice is an error unless both are objects to be merged further."""
    for key, value in more.items():
        if key not in into:
            into[key] = value
        elif where.count("/") < 2 and where != "paths":
            merge(into[key], value, f"{where}/{key}")
        else:
            sys.exit(f"{where}/{key} stands in two files")


def references(node):
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        node = node.values()
    if isinstance(node, (list, type({}.values()))):
        for child in node:
            yield from references(child)


def check_references(document):
    for reference in set(references(document)):
        place = document
        for step in reference.removeprefix("#/").split("/"):
            place = place.get(step) if isinstance(place, dict) else None
        if not reference.startswith("#/") or place is None:
            sys.exit(f"{reference} leads nowhere")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--version", required=True)
    parser.add_argument("--output", required=True)
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()

    document = {}
    for name in arguments.files:
        with open(name, encoding="utf-8") as file:
            content = yaml.safe_load(file)
        for key, value in content.items():
            if key in PARTS:
                merge(document.setdefault(key, {}), value, key)
            elif not key.startswith("x-"):
                merge(document, {key: value}, "")
    document["info"]["version"] = arguments.version
    check_references(document)
    with open(arguments.output, "w", encoding="utf-8") as file:
        json.dump(document, file, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
