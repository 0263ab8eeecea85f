#include "engine/letters.hpp"

#include <algorithm>
#include <array>

#include "knowledge/utf8.hpp"

namespace legcramp {
namespace {

bool is_any(char32_t point, std::u32string_view of) {
  return of.find(point) != std::u32string_view::npos;
}

/// U+00C0 to U+017F without their accents; no letters are the signs of multiplication and division.
constexpr char32_t first_accented = 0xC0;
constexpr std::string_view plain_letters =
    "aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// U+FB00 to U+FB06, as they come from printed pages.
constexpr char32_t first_ligature = 0xFB00;
constexpr std::array<std::string_view, 7> ligatures{"ff", "fi", "fl", "ffi", "ffl", "st", "st"};

/// The letter or digit of ASCII that is meant; 0 if there is none.
char plain_letter(char32_t point) {
  if (point >= 'A' && point <= 'Z') return static_cast<char>(point - 'A' + 'a');
  if ((point >= 'a' && point <= 'z') || (point >= '0' && point <= '9'))
    return static_cast<char>(point);
  if (point < first_accented || point >= first_accented + plain_letters.size()) return 0;
  const char letter = plain_letters[point - first_accented];
  return letter == '-' ? '\0' : letter;
}

bool is_foreign_letter(char32_t point) {
  struct Range {
    char32_t first;
    char32_t last;
  };
  constexpr std::array<Range, 8> ranges{{{0x180, 0x1FFF},
                                         {0x2C00, 0x2DFF},
                                         {0x3040, 0xD7FF},
                                         {0xF900, 0xFDFF},
                                         {0xFE70, 0xFEFE},
                                         {0xFF66, 0xFFDC},
                                         {0x10000, 0x1EFFF},
                                         {0x20000, 0x3FFFF}}};
  return std::ranges::any_of(
      ranges, [&](Range range) { return point >= range.first && point <= range.last; });
}

bool is_passed_over(char32_t point) {
  const bool is_accent = point >= 0x300 && point <= 0x36F;
  const bool is_joiner = point == 0x200C || point == 0x200D;
  const bool is_variation = point >= 0xFE00 && point <= 0xFE0F;
  return is_accent || is_joiner || is_variation ||
         is_any(point, U"'`\u00B4\u02BC\u2018\u2019\u2032") ||
         (point > 0x9F && is_forbidden(point));
}

bool is_end(char32_t point) { return is_any(point, U".!?;\n\r\u2028\u2029\u3002"); }

bool is_gap(char32_t point, bool in_word) {
  const bool is_space =
      is_any(point, U" \t\u00A0\u202F\u205F\u3000") || (point >= 0x2000 && point <= 0x200A);
  const bool is_quote = is_any(point, U"\"\u00AB\u00BB\u201A\u201C\u201D\u201E\u2039\u203A");
  return is_space || is_quote || (in_word && is_any(point, U"-_\u2010\u2011"));
}

}  // namespace

Letter first_letter(std::string_view text, bool in_word) {
  const CodePoint point = first_code_point(text);
  if (!point.is_valid) {
    const bool is_apostrophe = point.value == 0x91 || point.value == 0x92;  // of old Windows
    return {is_apostrophe ? CharacterRole::nothing : CharacterRole::stop, {}, point.bytes};
  }
  char32_t value = point.value;
  if (value >= 0xFF01 && value <= 0xFF5E) value = value - 0xFF01 + '!';  // as wide as Chinese ones
  if (const char plain = plain_letter(value); plain != 0)
    return {CharacterRole::letter, std::string(1, plain), point.bytes};
  if (value >= first_ligature && value < first_ligature + ligatures.size())
    return {CharacterRole::letter, std::string(ligatures.at(value - first_ligature)), point.bytes};
  const bool is_line_end = value == 0x2028 || value == 0x2029;
  if (!is_line_end && is_passed_over(value)) return {CharacterRole::nothing, {}, point.bytes};
  if (is_foreign_letter(value))
    return {CharacterRole::letter, std::string(text.substr(0, point.bytes)), point.bytes};
  const CharacterRole role = is_gap(value, in_word) ? CharacterRole::gap
                             : is_end(value)        ? CharacterRole::end
                                                    : CharacterRole::stop;
  return {role, {}, point.bytes};
}

}  // namespace legcramp
