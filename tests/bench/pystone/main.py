# SPDX-License-Identifier: MIT
"""
The statement mix of the classic Dhrystone in Python: globals, records, character and string comparison, arrays of
arrays, procedures with out-parameters as results. Own program of that workload; it prints its final state.
"""
# scale: 400000 quick: 500
import sys

IDENT_1, IDENT_2, IDENT_3, IDENT_4, IDENT_5 = range(1, 6)


class Record:
    def __init__(self, pointer=None, discriminant=0, enumeration=0, number=0, text=""):
        self.pointer = pointer
        self.discriminant = discriminant
        self.enumeration = enumeration
        self.number = number
        self.text = text

    def copy(self):
        return Record(self.pointer, self.discriminant, self.enumeration, self.number, self.text)


int_global = 0
bool_global = False
char_1 = "\0"
char_2 = "\0"
array_1 = [0] * 51
array_2 = [x[:] for x in [array_1] * 51]
pointer_global = None
pointer_next = None


def procedure_1(record):
    record.pointer = next_record = pointer_global.copy()
    record.number = 5
    next_record.number = record.number
    next_record.pointer = record.pointer
    next_record.pointer = procedure_3(next_record.pointer)
    if next_record.discriminant == IDENT_1:
        next_record.number = 6
        next_record.enumeration = procedure_6(record.enumeration)
        next_record.pointer = pointer_global.pointer
        next_record.number = procedure_7(next_record.number, 10)
    else:
        record = next_record.copy()
    next_record.pointer = None
    return record


def procedure_2(number):
    local = number + 10
    while True:
        if char_1 == "A":
            local -= 1
            number = local - int_global
            place = IDENT_1
        if place == IDENT_1:
            break
    return number


def procedure_3(pointer):
    global int_global
    if pointer_global is not None:
        pointer = pointer_global.pointer
    else:
        int_global = 100
    pointer_global.number = procedure_7(10, int_global)
    return pointer


def procedure_4():
    global char_2
    local = char_1 == "A"
    local = local or bool_global
    char_2 = "B"


def procedure_5():
    global char_1, bool_global
    char_1 = "A"
    bool_global = False


def procedure_6(given):
    result = given
    if not function_3(given):
        result = IDENT_4
    if given == IDENT_1:
        result = IDENT_1
    elif given == IDENT_2:
        if int_global > 100:
            result = IDENT_1
        else:
            result = IDENT_4
    elif given == IDENT_3:
        result = IDENT_2
    elif given == IDENT_4:
        pass
    elif given == IDENT_5:
        result = IDENT_3
    return result


def procedure_7(a, b):
    return b + (a + 2)


def procedure_8(first, second, a, b):
    global int_global
    at = a + 5
    first[at] = b
    first[at + 1] = first[at]
    first[at + 30] = at
    for i in range(at, at + 2):
        second[at][i] = at
    second[at][at - 1] += 1
    second[at + 20][at] = first[at]
    int_global = 5


def function_1(a, b):
    copy = a
    if copy != b:
        return IDENT_1
    return IDENT_2


def function_2(a, b):
    place = 1
    while place <= 1:
        if function_1(a[place], b[place + 1]) == IDENT_1:
            char = "A"
            place += 1
    if char >= "W" and char <= "Z":
        place = 7
    if char == "X":
        return True
    if a > b:
        place += 7
        return True
    return False


def function_3(given):
    return given == IDENT_3


def run(loops):
    global pointer_global, pointer_next, bool_global
    pointer_next = Record()
    pointer_global = Record(pointer_next, IDENT_1, IDENT_3, 40, "A PROGRAM, SOME STRING")
    first = "A PROGRAM, 1'ST STRING"
    array_2[8][7] = 10
    for i in range(loops):
        procedure_5()
        procedure_4()
        a = 2
        b = 3
        second = "A PROGRAM, 2'ND STRING"
        enumeration = IDENT_2
        bool_global = not function_2(first, second)
        while a < b:
            c = 5 * a - b
            c = procedure_7(a, b)
            a += 1
        procedure_8(array_1, array_2, a, c)
        pointer_global = procedure_1(pointer_global)
        char = "A"
        while char <= char_2:
            if enumeration == function_1(char, "C"):
                enumeration = procedure_6(IDENT_1)
            char = chr(ord(char) + 1)
        c = b * a
        b = c / a
        b = 7 * (c - b) - a
        a = procedure_2(a)
    print int_global, bool_global, char_1, char_2, array_1[8], array_2[8][7]
    print a, b, c, enumeration, pointer_global.number, pointer_global.text


run(int(sys.argv[1]))
