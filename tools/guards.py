"""Takes the guards of the program out, one at a time, and tells which test notices.

    guards.py [WORD]...

With words, only those guards whose name has one of them. Works on a copy in build/guards. Each guard is a place in the source and
what stands there without it; a place that is not found any more is an error. The unit tests run first; what they do not
notice must be noticed by tests/hostile.py.
"""

import pathlib
import re
import shutil
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parent.parent
copy = root / "build/guards"

GUARDS = [  # what is guarded, file, with the guard, without it
    ("nesting is limited", "src/knowledge/document.cpp", "if (open_.size() > deepest_nesting)", "if (false)"),
    ("NUL is refused", "src/knowledge/document.cpp", "nul != std::string_view::npos", "nul == text.size()"),
    ("a second key is refused", "src/knowledge/document.cpp", "if (members[i]->key == members[i - 1]->key)", "if (false)"),
    ("broken UTF-8 is refused", "src/knowledge/document.cpp", "if (const auto invalid = find_invalid_utf8(text))",
     "if (const auto invalid = find_invalid_utf8(\"\"))"),
    ("numbers have a range", "src/knowledge/reader.hpp", "json.is_whole && json.number >= Least && json.number <= Most", "json.is_whole"),
    ("foreign characters are escaped", "src/output/blocks.cpp", "else if (is_forbidden(point.value))", "else if (false)"),
    ("output that is not written is exit code 5", "src/cli/run.cpp", "return world_.out(text) ? exit : complain_of_output();",
     "world_.out(text); return exit;"),
    ("a write that fails is told", "src/cli/system_world.cpp", "if (written <= 0) return false;", "if (written <= 0) return true;"),
    ("folders are refused", "src/cli/system_world.cpp", 'if (S_ISDIR(status.st_mode)) return "is a folder, not a file";', ""),
    ("devices are refused", "src/cli/system_world.cpp", "if (is_odd || S_ISBLK(status.st_mode))", "if (is_odd && S_ISBLK(status.st_mode))"),
    ("what is to be avoided wins", "src/engine/advisor.cpp", "recommended.so_far && !avoided.so_far && !is_emergency",
     "recommended.so_far && !is_emergency"),
    ("not unsure is unsure", "src/engine/truth.cpp", "truth == Truth::no ? Truth::yes : Truth::open", "truth == Truth::no ? Truth::yes : Truth::yes"),
    ("an interview that was stopped does not reassure", "include/legcramp/interview.hpp",
     "assessment.at_least >= Urgency::urgent || !next", "assessment.at_least >= Urgency::self_care || !next"),
    ("no unknown word hides a red flag", "src/engine/lookup.cpp",
     "if (std::ranges::any_of(found_, [&](const Found& found) { return is_red_flag(found.thing); }))", "if (found_.size() > 1000)"),
    ("an empty value is a mistake", "src/cli/arguments.cpp", "if (argument.starts_with(\"--\") && argument.ends_with('='))", "if (false)"),
    ("running out of memory is told", "src/main.cpp", "std::set_new_handler(give_up);", "static_cast<void>(give_up);"),
    ("tips are not shown where a sign may be meant", "src/cli/tips_command.cpp", "if (is_about_a_sign(knowledge, reading))", "if (false)"),
    ("words to look up have a limit", "src/cli/commands.cpp", "if (query.size() <= longest_query)", "if (true)"),
    ("a reply that is too long is asked again", "src/cli/reply.cpp", "if (line.size() > longest)", "if (line.size() > 1'000'000)"),
    ("a misspelt word is one that a red flag lacks", "src/engine/lookup.cpp", "const bool is_flag = phrase.words.size() > 1 &&", "const bool is_flag = false &&"),
    ("doubt may not be more urgent than certainty", "src/knowledge/load.cpp", "if (is_worse(i))", "if (false && is_worse(i))"),
]


def run(*command, **options):
    return subprocess.run(command, cwd=copy, capture_output=True, text=True, errors="replace", **options)


def build():
    done = run("cmake", "--build", "build/release", "--target", "legcramp", "legcramp_tests")
    return None if done.returncode == 0 else (done.stdout + done.stderr)[-3000:] or "it does not build"


def who_notices():
    try:
        units = run("build/release/tests/legcramp_tests", timeout=300)
    except subprocess.TimeoutExpired:
        return "the unit tests hang"
    if units.returncode < 0:
        return f"the unit tests end by signal {-units.returncode}"
    if units.returncode > 0:
        failed = re.findall(r"^-{60,}\n(.+?)\n(?:  .*\n)*-{60,}\n", units.stdout, re.M)
        return f"{len(set(failed))} unit tests, such as: {failed[0]}" if failed else "the unit tests"
    rows = run("/usr/bin/python3", "tests/hostile.py", "build/release/legcramp")
    failed = re.findall(r"^FAILED (.*)$", rows.stdout, re.M)
    if rows.returncode != 0 and not failed:
        sys.exit(f"hostile.py does not work: {rows.stdout}{rows.stderr}")
    return f"{len(failed)} rows of hostile.py, such as: {failed[0][:140]}" if failed else None


def main():
    shutil.rmtree(copy, ignore_errors=True)
    for name in subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=root, capture_output=True, text=True,
                               check=True).stdout.splitlines():
        if (root / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / name, copy / name)
    unnoticed = 0
    words = sys.argv[1:] or [""]
    chosen = [row for row in GUARDS if any(word in row[0] for word in words)]
    if not chosen:
        sys.exit(f"no guard has such a word: {' '.join(words)}")
    for _, file, guard, _ in chosen:
        if (copy / file).read_text().count(guard) != 1:
            sys.exit(f"{file}: not there once: {guard}")
    configured = run("cmake", "--preset", "release", "-DLEGCRAMP_DEVELOP=OFF", "-DCMAKE_CXX_FLAGS_RELEASE=-O1 -D_GLIBCXX_ASSERTIONS")
    if configured.returncode != 0:
        sys.exit(configured.stdout + configured.stderr)
    if (trouble := build()) or (trouble := who_notices()):
        sys.exit(f"with all its guards it should be fine: {trouble}")
    for what, file, guard, without in chosen:
        path = copy / file
        text = path.read_text()
        path.write_text(text.replace(guard, without))
        if trouble := build():
            sys.exit(f"{what}: it does not build without this guard: {trouble}")
        noticed = who_notices()
        path.write_text(text)
        unnoticed += noticed is None
        print(f"{what}: {noticed or 'NOBODY notices'}", flush=True)
    print(f"{len(chosen)} guards; nobody notices the loss of {unnoticed}")
    sys.exit(1 if unnoticed else 0)


main()
