#include "knowledge/utf8.hpp"

#include "support/catch.hpp"

using namespace legcramp;
using namespace std::string_view_literals;

namespace {

/// The number of the first character; nothing if it is not valid, and then one byte is passed over.
std::optional<std::uint32_t> first_of(std::string_view text) {
  const CodePoint point = first_code_point(text);
  if (!point.is_valid) {
    CHECK(point.bytes == 1);
    return std::nullopt;
  }
  CHECK(find_invalid_utf8(text.substr(0, point.bytes)) == std::nullopt);
  return point.value;
}

}  // namespace

TEST_CASE("the first and last characters of each length are read") {
  CHECK(first_of("a") == 'a');
  CHECK(first_of("\x7F") == 0x7F);
  CHECK(first_of("\xC2\x80x") == 0x80);
  CHECK(first_of("\xDF\xBFx") == 0x7FF);
  CHECK(first_of("\xE0\xA0\x80x") == 0x800);
  CHECK(first_of("\xED\x9F\xBFx") == 0xD7FF);
  CHECK(first_of("\xEE\x80\x80x") == 0xE000);
  CHECK(first_of("\xEF\xBF\xBFx") == 0xFFFF);
  CHECK(first_of("\xF0\x90\x80\x80x") == 0x10000);
  CHECK(first_of("\xF4\x8F\xBF\xBFx") == 0x10FFFF);
}

TEST_CASE("what lies just outside of them is not valid") {
  for (const std::string_view wrong :
       {"\x80\x80"sv, "\xBF\xBF"sv, "\xC0\x80"sv, "\xC1\xBF"sv, "\xC2"sv, "\xC2\x41"sv,
        "\xC2\xC2"sv, "\xE0\x9F\xBF"sv, "\xE1\x80"sv, "\xE1\x80\x41"sv, "\xED\xA0\x80"sv,
        "\xED\xBF\xBF"sv, "\xF0\x8F\xBF\xBF"sv, "\xF1\x80\x80"sv, "\xF1\x80\x80\x41"sv,
        "\xF4\x90\x80\x80"sv, "\xF5\x80\x80\x80"sv, "\xFF\xBF\xBF\xBF"sv}) {
    CAPTURE(wrong);
    CHECK(first_of(wrong) == std::nullopt);
    CHECK(find_invalid_utf8(wrong) == 0);
  }
  CHECK(find_invalid_utf8("a\xC3\xA9\x80") == 3);
}

TEST_CASE("what cannot be seen or turns the text around is forbidden, and nothing beside it") {
  for (const char32_t point : std::initializer_list<char32_t>{
           0x1F,   0x7F,   0x9F,   0xAD,   0x34F,  0x61C,   0x115F,  0x1160,  0x180E,
           0x200B, 0x200E, 0x200F, 0x2028, 0x202E, 0x2060,  0x206F,  0x3164,  0xFEFF,
           0xFFA0, 0xFFF9, 0xFFFB, 0xFFFE, 0xFFFF, 0x1D173, 0x1D17A, 0xE0000, 0xE007F})
    CHECK(is_forbidden(point));
  for (const char32_t point : std::initializer_list<char32_t>{
           0x20,   0x7E,   0xA0,   0xAC,   0xAE,    0x34E,   0x350,  0x61B,  0x61D,  0x200A,
           0x200D, 0x2010, 0x2027, 0x202F, 0x205F,  0x115E,  0x1161, 0x180D, 0x180F, 0x2070,
           0x3163, 0x3165, 0xFF9F, 0xFFA1, 0x1D172, 0x1D17B, 0xFEFE, 0xFFF8, 0xFFFC, 0xE0080})
    CHECK_FALSE(is_forbidden(point));
  CHECK(find_forbidden(" a~") == std::nullopt);
  CHECK(find_forbidden("a\x7F") == 0x7F);
  CHECK(find_forbidden("a\x1F") == 0x1F);
  CHECK(find_forbidden("\xC3\xA9\xE2\x80\xAE") == 0x202E);
}

TEST_CASE("spaces of every width are not visible, and other signs are") {
  CHECK_FALSE(is_visible(""));
  CHECK_FALSE(
      is_visible(" \xC2\xA0\xE2\x80\x80\xE2\x80\x8D\xE3\x80\x80"));  // U+2000, U+200D, U+3000
  for (const char* text : {"a", " a", "\xC2\xA1", "\xE1\xBF\xBF", "\xE2\x80\x8E", "\xE3\x80\x81"})
    CHECK(is_visible(text));
}
