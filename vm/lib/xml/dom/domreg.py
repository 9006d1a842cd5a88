# SPDX-License-Identifier: MIT
"""Finds DOM implementations."""
import os

#: Modules with a `getDOMImplementation`, by short name.
well_known_implementations = {"minidom": "xml.dom.minidom"}
#: Implementations that programs registered.
registered = {}


def registerDOMImplementation(name, factory):
    """Has `factory()` make the implementation `name`."""
    registered[name] = factory


def _features(text):
    """Pairs (feature, version or None) of "xml 1.0 core"."""
    words = text.split()
    pairs = []
    for word in words:
        if word[0].isdigit():
            pairs[-1] = (pairs[-1][0], word)
        else:
            pairs.append((word, None))
    return pairs


def getDOMImplementation(name=None, features=()):
    """An implementation: the one called `name`, that of the environment, or one with all `features`."""
    name = name or os.environ.get("PYTHON_DOM")
    if name in well_known_implementations:
        return __import__(well_known_implementations[name], {}, {}, ["getDOMImplementation"]).getDOMImplementation()
    if name:
        return registered[name]()
    if isinstance(features, basestring):
        features = _features(features)
    candidates = [factory() for factory in registered.values()]
    candidates.append(getDOMImplementation("minidom"))
    for candidate in candidates:
        if all(candidate.hasFeature(feature, version) for feature, version in features):
            return candidate
    raise ImportError("no suitable DOM implementation found")
