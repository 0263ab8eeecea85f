#include "knowledge/pattern.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace legcramp {
namespace {

constexpr const char* what_braces_hold =
    R"("{ }" holds the name of a group, such as "{leg}", or an amount: "{over 10 minutes}", )"
    R"("{under 16 years}", "{38 to 45 degrees}", "{over 100}")";

std::vector<Text> words_of(Text text) {
  std::vector<Text> words;
  while (!text.empty()) {
    const Text word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

std::optional<std::int64_t> number_of(Text text) {
  constexpr std::size_t most_digits = 6;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_whole = error == std::errc() && end == text.data() + text.size() && number >= 0;
  if (!is_whole || text.size() > most_digits) return std::nullopt;
  return number;
}

/// What stands between braces; nothing if it is neither a group nor an amount.
std::optional<PatternPart> braced(Text text) {
  using Is = PatternPart::Is;
  const std::vector<Text> words = words_of(text);
  if (words.size() == 1) return PatternPart{.is = Is::group, .text = words[0]};
  if (words.size() < 2) return std::nullopt;
  const bool is_between = words.size() > 2 && words[1] == "to";
  const std::size_t size = is_between ? 3 : 2;
  const auto first = number_of(words[is_between ? 0 : 1]);
  const auto last = is_between ? number_of(words[2]) : first;
  const bool is_amount = is_between || words[0] == "over" || words[0] == "under";
  if (!is_amount || !first || !last || *last < *first || words.size() > size + 1)
    return std::nullopt;
  return PatternPart{.is = is_between           ? Is::between
                           : words[0] == "over" ? Is::over
                                                : Is::under,
                     .text = words.size() > size ? words[size] : Text{},
                     .first = *first,
                     .last = *last};
}

}  // namespace

ParsedPattern parse_pattern(Text text) {
  ParsedPattern parsed;
  while (!text.empty()) {
    if (text.front() == ' ') {
      text.remove_prefix(1);
      continue;
    }
    PatternPart part;
    const bool is_excluded = text.front() == '-';
    const bool is_required = text.front() == '+';
    if (is_excluded || is_required) text.remove_prefix(1);
    if (!is_required && text.starts_with('{')) {
      const std::size_t end = text.find('}');
      const auto inner = end == Text::npos ? std::nullopt : braced(text.substr(1, end - 1));
      if (!inner) return {{}, what_braces_hold};
      part = *inner;
      text.remove_prefix(end + 1);
    } else {
      part.text = text.substr(0, text.find_first_of(" {"));
      text.remove_prefix(part.text.size());
      if (part.text.find('}') != Text::npos) return {{}, what_braces_hold};
      if (part.text.empty()) continue;
    }
    part.is_excluded = is_excluded;
    part.is_required = is_required;
    parsed.parts.push_back(part);
  }
  const auto is_wanted = [](const PatternPart& one) {
    return !one.is_excluded && !one.is_required;
  };
  if (std::ranges::count_if(parsed.parts, is_wanted) > most_parts_of_a_pattern)
    return {{}, fmt::format("more than {} words; people type fewer", most_parts_of_a_pattern)};
  return parsed;
}

}  // namespace legcramp
