#include "cli/reply.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace legcramp {
namespace {

constexpr std::array<std::pair<std::string_view, Wish>, 6> wishes{{{"b", Wish::back},
                                                                   {"back", Wish::back},
                                                                   {"q", Wish::stop},
                                                                   {"quit", Wish::stop},
                                                                   {"w", Wish::why},
                                                                   {"why", Wish::why}}};
constexpr std::array<std::pair<std::string_view, Answer>, 8> words_for_all{
    {{"n", Answer::no},
     {"no", Answer::no},
     {"none", Answer::no},
     {"?", Answer::unsure},
     {"not sure", Answer::unsure},
     {"unsure", Answer::unsure},
     {"y", Answer::yes},
     {"yes", Answer::yes}}};

/// Numbers, those that are not sure with a ? right behind; what could be meant otherwise is asked
/// again.
Reply read_numbers(std::string_view text, std::size_t count) {
  std::vector<Answer> answers(count, Answer::no);
  Answer* last = nullptr;  // the one just before
  bool is_any = false;
  for (const char c : text) {
    if (c == '?' && last != nullptr) {
      *last = Answer::unsure;
      last = nullptr;
    } else if (c >= '1' && c < '1' + static_cast<char>(count)) {
      last = &answers[static_cast<std::size_t>(c - '1')];
      if (*last != Answer::no) return Misread{"Please type each number once."};
      *last = Answer::yes;
      is_any = true;
    } else if (c >= '0' && c <= '9') {
      return Misread{"There is no such number."};
    } else if (c == '?') {
      return Misread{"Please put the ? right behind a number, or type it alone."};
    } else if (c != ' ' && c != ',') {
      return Misread{count == 1 ? "Please type y, n or ?" : "Please type numbers, n or ?"};
    } else {
      last = nullptr;
    }
  }
  if (!is_any)
    return Misread{count == 1 ? "Please type y, n or ?" : "Please type numbers, or n for none."};
  return answers;
}

}  // namespace

std::optional<std::string> plain_reply(std::string_view line) {
  constexpr std::size_t longest = 100;
  if (line.size() > longest) return std::nullopt;
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  std::string text;
  for (const char c : line)
    if (!is_space(c)) text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    else if (!text.empty() && text.back() != ' ') text += ' ';
  if (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

Reply read_reply(std::string_view line, std::size_t count) {
  const auto text = plain_reply(line);
  if (!text) return Misread{"That is too long."};
  for (const auto& [word, wish] : wishes)
    if (text == word) return wish;
  for (const auto& [word, answer] : words_for_all) {
    if (text != word) continue;
    if (answer == Answer::yes && count > 1)
      return Misread{"Which ones? Please type their numbers."};
    return std::vector(count, answer);
  }
  return read_numbers(*text, count);
}

}  // namespace legcramp
