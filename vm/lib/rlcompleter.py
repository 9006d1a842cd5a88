# SPDX-License-Identifier: MIT
"""Completes names and attributes for a line editor. Where there is a module `readline`, its completions are these."""
import __builtin__
import __main__
import keyword
import re

__all__ = ['Completer']


class Completer:
    """Completes what is typed. What stands before a dot is evaluated, if it is names and dots alone."""

    def __init__(self, namespace=None):
        """namespace: a dict of the names; None takes those of __main__, at each completion anew. TypeError for anything
        else."""
        if namespace and not isinstance(namespace, dict):
            raise TypeError('namespace must be a dictionary')
        if namespace is None:
            self.use_main_ns = 1
        else:
            self.use_main_ns = 0
            self.namespace = namespace

    def complete(self, text, state):
        """The completion of a text with a number, from 0; None behind the last."""
        if self.use_main_ns:
            self.namespace = __main__.__dict__
        if state == 0:
            self.matches = self.attr_matches(text) if '.' in text else self.global_matches(text)
        try:
            return self.matches[state]
        except IndexError:
            return None

    def _callable_postfix(self, val, word):
        return word + '(' if hasattr(val, '__call__') else word

    def global_matches(self, text):
        """Keywords, builtins and names that begin with a text."""
        matches = [word for word in keyword.kwlist if word.startswith(text)]
        seen = set(['__builtins__'] + matches)
        for names in (__builtin__.__dict__, self.namespace):
            for word, val in names.items():
                if word.startswith(text) and word not in seen:
                    seen.add(word)
                    matches.append(self._callable_postfix(val, word))
        return matches

    def attr_matches(self, text):
        """The attributes of what stands before the last dot that begin with what follows it; sorted."""
        m = re.match(r'(\w+(\.\w+)*)\.(\w*)', text)
        if not m:
            return []
        expr, attr = m.group(1, 3)
        try:
            thing = eval(expr, self.namespace)
        except Exception:
            return []
        words = set(dir(thing))
        if hasattr(thing, '__class__'):
            words.add('__class__')
            words.update(get_class_members(thing.__class__))
        words.discard('__builtins__')
        matches = []
        for word in words:
            if word.startswith(attr):
                try:
                    val = getattr(thing, word)
                except Exception:
                    # There is no value to go on with.
                    continue
                matches.append(self._callable_postfix(val, '%s.%s' % (expr, word)))
        return sorted(matches)


def get_class_members(klass):
    """The names of what a class and its bases have."""
    names = dir(klass)
    for base in getattr(klass, '__bases__', ()):
        names += get_class_members(base)
    return names


try:
    import readline
except ImportError:
    pass
else:
    readline.set_completer(Completer().complete)
