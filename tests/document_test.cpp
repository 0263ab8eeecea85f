#include "knowledge/document.hpp"

#include "legcramp/load.hpp"
#include "support/catch.hpp"
#include "support/small_knowledge.hpp"

using namespace legcramp;
using namespace std::string_literals;

namespace {

/// The first fault of a text, as "LINE:COLUMN pointer: message".
std::string first_fault(const std::string& text) {
  std::pmr::monotonic_buffer_resource memory;
  Faults faults;
  parse_json(text, memory, faults);
  place_faults(faults, text);
  if (faults.empty()) return "none";
  const Fault& fault = faults.front();
  return fmt::format("{}:{} {}: {}", fault.line, fault.column, fault.pointer, fault.message);
}

}  // namespace

TEST_CASE("a value knows where it starts, whatever stands before it") {
  std::pmr::monotonic_buffer_resource memory;
  Faults faults;
  const auto root =
      parse_json("{\"a\" : [1,\n  -25 , \"x\", true,null,{ } ],\"b\":3.5}", memory, faults);
  REQUIRE(root);
  const JsonValue& list = *root->find("a");
  CHECK(list.key_offset == 1);
  CHECK(list.offset == 7);
  std::vector<std::size_t> offsets;
  for (const JsonValue& value : list.children) offsets.push_back(value.offset);
  CHECK(offsets == std::vector<std::size_t>{8, 13, 19, 24, 29, 34});
  CHECK(list.children[1].number == -25);
  CHECK(root->find("b")->offset == 44);
  CHECK_FALSE(root->find("b")->is_whole);
  CHECK(root->find("c") == nullptr);
}

TEST_CASE("a byte order mark is passed over") {
  CHECK(first_fault("\xEF\xBB\xBF{\"a\": 1}") == "none");
  CHECK(first_fault("\xEF\xBB\xBFx") == "1:2 : this is not JSON: \"x\" does not belong here");
}

TEST_CASE("what is no JSON is refused where it goes wrong") {
  CHECK(first_fault("") == "1:1 : the text is empty");
  CHECK(first_fault("  \n ") == "2:2 : the text ends before the JSON does");
  CHECK(first_fault("{\n \"a\": x}") == "2:7 : this is not JSON: \"x\" does not belong here");
  CHECK(first_fault("{\"a\": 1 // one\n}")
            .ends_with("\"/\" does not belong here; JSON has no remarks, but a key such as "
                       "\"x-remark\" is free"));
  CHECK(first_fault("{\xE2\x80\x9C"
                    "a\xE2\x80\x9D: 1}")
            .ends_with("\"\xE2\x80\x9C\" does not belong here; quotes must be the straight ones"));
  CHECK(first_fault("{\"a\": 1,\n}") ==
        "2:1 : this is not JSON: \"}\" does not belong here; is there a comma too many before it, "
        "or a bracket of the other kind?");
  CHECK(first_fault("{\"a\": \"open\n\"}") == "1:7 : this string is not closed on its line");
  CHECK(first_fault("{\"a\": \"open") == "1:7 : the text ends inside this string");
  CHECK(first_fault("{\"a\": \"\\q\"}") == "1:7 : this string holds a broken escape sequence");
  CHECK(first_fault("{\"a\": \"\\ud800\"}") == "1:7 : this string holds a broken escape sequence");
  CHECK(first_fault("{\"a\" \"b\"}") ==
        "1:6 : this is not JSON: a string does not belong here; is a comma or colon missing?");
  CHECK(first_fault("{\"a\":1,,\"b\":2}") == "1:8 : this is not JSON: \",\" does not belong here");
  CHECK(first_fault("[,\"a\"]") == "1:2 : this is not JSON: \",\" does not belong here");
  CHECK(first_fault("{\"a\"::\"b\"}") == "1:6 : this is not JSON: \":\" does not belong here");
  CHECK(first_fault("{\"a\":1]") ==
        "1:7 : this is not JSON: \"]\" does not belong here; is there a comma too many before it, "
        "or a bracket of the other kind?");
  CHECK(first_fault("{\"a\":1,}") ==
        "1:8 : this is not JSON: \"}\" does not belong here; is there a comma too many before it, "
        "or a bracket of the other kind?");
  CHECK(first_fault("{,") == "1:2 : this is not JSON: \",\" does not belong here");
  CHECK(first_fault("[\"a\tb\"]") == "1:2 : this string holds the raw control character U+0009");
  CHECK(first_fault("{\"" + std::string(101, 'k') + "\": 1}") ==
        "1:2 : a key longer than 100 bytes");
  CHECK(first_fault("{\"a\": 1} {}") ==
        "1:10 : this is not JSON: \"{\" does not belong here; is a comma missing before it?");
  CHECK(first_fault("{\"" + std::string(100, 'k') + "\": 1}") == "none");
  CHECK(first_fault("[1,") == "1:4 : the text ends before the JSON does");
  CHECK(first_fault("[1,,") == "1:4 : this is not JSON: \",\" does not belong here");
  CHECK(first_fault("[\"") == "1:2 : the text ends inside this string");
  CHECK(first_fault("{\"a\" \"\"}") ==
        "1:6 : this is not JSON: a string does not belong here; is a comma or colon missing?");
  CHECK(first_fault("[\"a\x1F\"]") == "1:2 : this string holds the raw control character U+001F");
  CHECK(first_fault("[\"\\ \"]") == "1:2 : this string holds a broken escape sequence");
  for (const char* number : {"[0.]", "[9.]", "[-]"})
    CHECK(first_fault(number) == "1:2 : this number is broken, too large or in the wrong place");
  CHECK(first_fault("{\"a\": 1e999}") ==
        "1:7 : this number is broken, too large or in the wrong place");
}

TEST_CASE("what is no UTF-8 text is refused") {
  CHECK(first_fault("{}\0{}"s) == "1:3 : holds a NUL byte: this is not a text file in UTF-8");
  CHECK(first_fault("{\"a\": \"\xC3\x28\"}") == "1:8 : this is not UTF-8 text");
  CHECK(first_fault("\xFF\xFE{") == "1:1 : this is not UTF-8 text");
  CHECK(first_fault("{\"a\": \"\xED\xA0\x80\"}") == "1:8 : this is not UTF-8 text");  // a surrogate
  CHECK(first_fault("{\"a\": \"\xC0\x80\"}") == "1:8 : this is not UTF-8 text");  // an overlong NUL
  CHECK(first_fault("{\"a\": \"\xF4\x90\x80\x80\"}") == "1:8 : this is not UTF-8 text");
  CHECK(first_fault("{\"a\": \"\xE2\x82") == "1:8 : this is not UTF-8 text");
}

TEST_CASE("control, bidi and tag characters are refused, in texts and keys", "[steered-screen]") {
  CHECK(first_fault(R"({"a": "\u0000"})") ==
        "1:7 /a: holds the control character U+0000; take it out");
  CHECK(first_fault(R"({"a": "\u001b[2J"})") ==
        "1:7 /a: holds the control character U+001B; take it out");
  CHECK(first_fault(R"({"a": "\u0085"})") ==
        "1:7 /a: holds the control character U+0085; take it out");
  CHECK(first_fault("{\"a\": \"\xE2\x80\xAE\"}") ==
        "1:7 /a: holds the control character U+202E; take it out");
  CHECK(first_fault(R"({"a": "\udb40\udc41"})") ==
        "1:7 /a: holds the control character U+E0041; take it out");
  CHECK(first_fault(R"({"\u007f": 1})") ==
        "1:2 /\x7f: holds the control character U+007F; take it out");
  CHECK(first_fault("{\"a\": \"caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\xA6\xB5\"}") == "none");
}

TEST_CASE("a second key of the same name is refused") {
  CHECK(first_fault("{\"a\": 1, \"b\": {\"~/\": 1,\n \"~/\": 2}}") ==
        "2:2 /b/~0~1: the key \"~/\" stands here twice; keep one");
}

TEST_CASE("faults are told up to a number") {
  const auto count = [](const std::string& text) {
    std::pmr::monotonic_buffer_resource memory;
    Faults faults;
    parse_json(text, memory, faults);
    return faults.size();
  };
  std::string texts = "[0";
  std::string keys = "{\"k\": 0";
  for (std::size_t i = 0; i < most_faults + 5; ++i) {
    texts += R"(, "\u0001")";
    keys += R"(, "k": 0)";
  }
  CHECK(count(texts + "]") == most_faults);
  CHECK(count(keys + "}") == most_faults);
}

TEST_CASE("64 levels are read, one more is refused") {
  const auto nested = [](std::size_t levels) {
    return std::string(levels, '[') + std::string(levels, ']');
  };
  CHECK(first_fault(nested(deepest_nesting)) == "none");
  CHECK(first_fault(nested(deepest_nesting + 1)) == "1:65 : nested deeper than 64 levels");
  CHECK(first_fault(std::string(1'000'000, '[')) == "1:65 : nested deeper than 64 levels");
}

TEST_CASE("a file over 4 MiB is refused") {
  CHECK(first_fault(std::string(largest_file, ' ')) ==
        fmt::format("1:{} : the text ends before the JSON does", largest_file + 1));
  CHECK(first_fault(std::string(largest_file + 1, ' ')) ==
        "1:1 : larger than 4 MiB, the most that is read");
}

TEST_CASE("columns count characters, not bytes") {
  CHECK(first_fault("{\"\xC3\xA9\xC3\xA9\": x}") ==
        "1:8 : this is not JSON: \"x\" does not belong here");
}
