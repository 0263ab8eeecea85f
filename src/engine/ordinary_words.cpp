#include "engine/ordinary_words.hpp"

#include "embedded/everyday_words.hpp"
#include "embedded/ordinary_words.hpp"

namespace legcramp {
namespace {

/// Whether a list of lines in alphabetical order, each with its end, has this one.
bool has_line(std::string_view lines, std::string_view wanted) {
  while (!lines.empty()) {
    const std::size_t before = lines.rfind('\n', lines.size() / 2);
    const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
    const std::string_view line = lines.substr(start, lines.find('\n', start) - start);
    if (line == wanted) return true;
    if (wanted < line) lines = lines.substr(0, start);
    else lines.remove_prefix(start + line.size() + 1);
  }
  return false;
}

bool is_english(std::string_view language) {
  return language == "en" || language.starts_with("en-");
}

}  // namespace

std::string_view everyday_words_of(std::string_view language) {
  return is_english(language) ? everyday_words : std::string_view{};
}
std::string_view other_words_of(std::string_view language) {
  return is_english(language) ? ordinary_words : std::string_view{};
}

bool is_everyday_word(std::string_view language, std::string_view word) {
  return has_line(everyday_words_of(language), word);
}
bool is_ordinary_word(std::string_view language, std::string_view word) {
  return is_everyday_word(language, word) || has_line(other_words_of(language), word);
}

}  // namespace legcramp
