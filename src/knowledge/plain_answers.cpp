#include "knowledge/plain_answers.hpp"

#include <algorithm>

#include "legcramp/load.hpp"

namespace legcramp {
namespace {

/// Walks over a text, token by token.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : at_(text.data()), end_(at_ + text.size()) {}

  /// Whether this character comes next, past blanks; it is taken.
  bool take(char wanted) {
    skip_blanks();
    if (at_ == end_ || *at_ != wanted) return false;
    ++at_;
    return true;
  }
  /// What stands between quotes; nothing if no string comes next. Backslashes are as good as any
  /// character here: nothing that is looked for holds one.
  std::string_view take_string() {
    if (!take('"')) return {};
    const char* const start = at_;
    while (at_ != end_ && *at_ != '"') ++at_;
    if (at_ == end_) return {};
    return {start, static_cast<std::size_t>(at_++ - start)};
  }
  bool is_at_end() {
    skip_blanks();
    return at_ == end_;
  }

 private:
  void skip_blanks() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\t' || *at_ == '\r' || *at_ == '\n')) ++at_;
  }
  const char* at_;
  const char* end_;
};

Answer answer_named(std::string_view name) {
  const auto* const found = std::ranges::find(names<Answer>, name);
  return found == names<Answer>.end() ? Answer::unasked
                                      : static_cast<Answer>(found - names<Answer>.begin());
}

}  // namespace

PlainAnswers::PlainAnswers(const Knowledge& knowledge) : knowledge_(knowledge) {
  for (Index i = 0; i < knowledge.findings.size(); ++i)
    findings_.emplace(knowledge.findings[i].id.text, i);
}

std::optional<Sheet> PlainAnswers::read(std::string_view text) const {
  if (text.size() > largest_file) return std::nullopt;
  Scanner scanner(text);
  Sheet sheet(knowledge_);
  const auto read_answer = [&] {
    const auto found = findings_.find(scanner.take_string());
    if (found == findings_.end() || !scanner.take(':')) return false;
    const FindingRef finding{found->second};
    const Answer answer = answer_named(scanner.take_string());
    return answer != Answer::unasked && sheet.given(finding) == Answer::unasked &&
           !sheet.give(finding, answer);
  };
  const auto read_answers = [&] {
    if (!scanner.take('{')) return false;
    if (scanner.take('}')) return true;
    do
      if (!read_answer()) return false;
    while (scanner.take(','));
    return scanner.take('}');
  };
  bool has_version = false;
  bool has_answers = false;
  const auto read_member = [&] {
    const std::string_view key = scanner.take_string();
    if (!scanner.take(':')) return false;
    if (key == "format_version" && !has_version)
      return has_version = scanner.take_string() == "1.0";
    return key == "answers" && !has_answers && (has_answers = read_answers());
  };
  const bool is_plain = scanner.take('{') && read_member() && scanner.take(',') && read_member() &&
                        scanner.take('}') && scanner.is_at_end();
  return is_plain ? std::optional(std::move(sheet)) : std::nullopt;
}

}  // namespace legcramp
