#include "output/blocks.hpp"

#include <array>

#include "support/catch.hpp"

using namespace legcramp;
using Is = Block::Is;

TEST_CASE("lines break at the width, and later lines are indented") {
  const Blocks page{{Is::item, "one two three four", "1."},
                    {Is::caution, "five six seven eight", {}}};
  CHECK(render(page, {14, false}) ==
        "1. one two\n   three four\n   ! five six\n     seven\n     eight\n");
}

TEST_CASE("without a width no line is broken") {
  CHECK(render({{Is::paragraph, std::string(500, 'x') + " y", {}}}, {}) ==
        std::string(500, 'x') + " y\n");
}

TEST_CASE("a word longer than the line stands alone, and commands are never broken") {
  CHECK(render({{Is::paragraph, "a bbbbbbbbbbbb c", {}}}, {10, false}) == "a\nbbbbbbbbbbbb\nc\n");
  CHECK(render({{Is::code, "legcramp advice cold feet", {}}}, {10, false}) ==
        "   legcramp advice cold feet\n");
}

TEST_CASE("width is counted in characters") {
  CHECK(render({{Is::paragraph, "\xC3\xA9\xC3\xA9\xC3\xA9 \xC3\xA9\xC3\xA9", {}}}, {6, false}) ==
        "\xC3\xA9\xC3\xA9\xC3\xA9 \xC3\xA9\xC3\xA9\n");
}

TEST_CASE("a term stands beside its meaning where there is room, else above it") {
  const Blocks page{{Is::term, "what it means in words", "term"}};
  CHECK(render(page, {}) == "  term  what it means in words\n");
  CHECK(render(page, {36, false}) == "  term  what it means in words\n");
  CHECK(render(page, {20, false}) == "  term\n    what it means in\n    words\n");
  CHECK(render({{Is::term, "what", "term"}}, {20, false}) == "  term  what\n");
}

TEST_CASE("terms up to the next heading share a column, and a long meaning stays in it") {
  const Blocks page{{Is::term, "one", "a"},
                    {Is::item, "between", "-"},
                    {Is::term, "two and three and four and five and six and seven", "long"},
                    {Is::heading, "B", {}},
                    {Is::term, "eight", "b"}};
  CHECK(render(page, {40, false}) ==
        "  a     one\n-  between\n  long  two and three and four and five\n"
        "        and six and seven\n\nB\n  b  eight\n");
}

TEST_CASE("headings and paragraphs have an empty line above, but not on top of the page") {
  CHECK(render({{Is::heading, "A", {}}, {Is::detail, "b", {}}, {Is::heading, "C", {}}}, {}) ==
        "A\n   b\n\nC\n");
}

TEST_CASE("colour is only there when asked for, and ends with its line") {
  CHECK(render({{Is::alarm, "now", {}}}, {0, true}) == "\033[1;31mnow\033[0m\n");
  CHECK(render({{Is::alarm, "now", {}}}, {0, false}) == "now\n");
}

TEST_CASE("foreign characters are made harmless", "[steered-screen]") {
  CHECK(escape("a\033[2Jb\r\n\x7F") == "a\\x1b[2Jb\\x0d\\x0a\\x7f");
  CHECK(escape("\xC2\x85") == "\\u{85}");
  CHECK(escape("\xE2\x80\xAE") == "\\u{202e}");
  CHECK(escape("\xF3\xA0\x81\x81") == "\\u{e0041}");
  CHECK(escape("\xFF") == "\\xff");
  CHECK(escape("caf\xC3\xA9 \xF0\x9F\xA6\xB5") == "caf\xC3\xA9 \xF0\x9F\xA6\xB5");
  CHECK(render({{Is::paragraph, "\033[31mred", {}}}, {}) == "\\x1b[31mred\n");
}

TEST_CASE("what is quoted is cut after 80 characters") {
  CHECK(quote_briefly(std::string(80, 'x')) == std::string(80, 'x'));
  CHECK(quote_briefly(std::string(131'000, 'x')) == std::string(80, 'x') + "...");
  CHECK(quote_briefly(std::string(100, '\xFF')).size() == 83);
}

namespace {

constexpr std::array<PictureRow, 2> boat{{{"\\_|_/"}, {" ~~~"}}};
constexpr std::array<PictureRow, 1> wave{{{"~~~~"}}};

Blocks page_with_pictures() {
  static const Picture first{boat, {}, {}, {}};
  static const Picture second{wave, {}, {}, {}};
  return {
      {Is::detail, "a", {}}, picture_block(first), picture_block(second), {Is::detail, "b", {}}};
}

}  // namespace

TEST_CASE("pictures stand side by side as far as they fit; a narrow page has none") {
  const auto at_width = [](std::size_t width) {
    return render(page_with_pictures(), {width, false, true});
  };
  CHECK(at_width(0) == "   a\n  \\_|_/  ~~~~\n   ~~~\n   b\n");
  CHECK(at_width(13) == at_width(0));
  CHECK(at_width(12) == "   a\n  \\_|_/\n   ~~~\n   b\n");
  CHECK(at_width(6) == "   a\n   b\n");
  CHECK(render(page_with_pictures(), {80, false, false}) == "   a\n   b\n");
}

TEST_CASE("pictures are left out of a page that would fill more than the screen") {
  const auto at_rows = [](std::size_t rows) {
    return render(page_with_pictures(), {80, false, true, rows});
  };
  CHECK(at_rows(5).find('~') != std::string::npos);
  CHECK(at_rows(4) == "   a\n   b\n");
}
