#include "cli/sheet_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "knowledge/spelling.hpp"

namespace legcramp {
namespace {

/// Answers from the command line and from a file; no finding is answered twice.
class GivenAnswers {
 public:
  GivenAnswers(const Knowledge& knowledge, Sheet& sheet) : knowledge_(knowledge), sheet_(sheet) {}

  /// "FINDING=ANSWER", or "SCREEN=ANSWER" for all of its findings that are not answered otherwise.
  std::optional<Outcome> read(const std::string& text) {
    const std::size_t equals = std::min(text.find('='), text.size());
    const std::string id = text.substr(0, equals);
    const std::string value = equals < text.size() ? text.substr(equals + 1) : "";
    const auto* const answer = std::ranges::find(names<Answer>, value);
    if (answer == names<Answer>.end() || answer == names<Answer>.begin())
      return with_signs_if_unclear(
          wrong_usage("bad-answer",
                      fmt::format("\"{}\": answer yes, no or unsure, such as -a {}=yes",
                                  quote_briefly(text), quote_briefly(id)),
                      suggest(value, {"yes", "no", "unsure"})),
          knowledge_);
    const auto said = static_cast<Answer>(answer - names<Answer>.begin());
    const auto is_this = [&](const auto& record) { return record.id.text == id; };
    if (const auto finding = std::ranges::find_if(knowledge_.findings, is_this);
        finding != knowledge_.findings.end())
      return give_once({static_cast<Index>(finding - knowledge_.findings.begin())}, said);
    const auto screen = std::ranges::find_if(knowledge_.screens, is_this);
    if (screen == knowledge_.screens.end()) return unknown(id);
    if (said == Answer::yes)
      return wrong_usage("bad-answer",
                         fmt::format("\"{}\": say which; a whole screen is no or unsure", id));
    if (std::ranges::find(screens_, &*screen, &GivenScreen::screen) != screens_.end())
      return wrong_usage("answered-twice", fmt::format("\"{}\" is answered twice", id));
    screens_.push_back({&*screen, said});
    return std::nullopt;
  }

  /// Answers what is left of the screens, once all is read. A detail that is yes or unsure answers
  /// its parent before the screen of the parent does, so screens of unsure come first.
  std::optional<Outcome> finish() {
    std::ranges::stable_sort(screens_, std::greater{}, &GivenScreen::said);
    for (const auto& [screen, said] : screens_)
      for (const FindingRef finding : screen->findings)
        if (sheet_.given(finding) == Answer::unasked && sheet_.answer(finding) <= Answer::no)
          if (auto wrong = give(finding, said)) return wrong;
    return std::nullopt;
  }

 private:
  struct GivenScreen {
    const Screen* screen;
    Answer said;
  };

  std::optional<Outcome> give_once(FindingRef finding, Answer answer) {
    if (sheet_.given(finding) != Answer::unasked)
      return with_signs(wrong_usage("answered-twice", fmt::format("\"{}\" is answered twice",
                                                                  knowledge_.id_of(finding).text)),
                        knowledge_);
    return give(finding, answer);
  }

  std::optional<Outcome> give(FindingRef finding, Answer answer) {
    if (const auto contradiction = sheet_.give(finding, answer))
      return with_signs(wrong_usage("contradiction", text_of(knowledge_, *contradiction)),
                        knowledge_);
    return std::nullopt;
  }

  [[nodiscard]] Outcome unknown(const std::string& id) const {
    std::vector<std::string_view> ids;
    for (const Finding& finding : knowledge_.findings) ids.push_back(finding.id.text);
    for (const Screen& screen : knowledge_.screens) ids.push_back(screen.id.text);
    return with_signs_if_unclear(
        wrong_usage("unknown-finding",
                    fmt::format("unknown finding \"{}\"; \"legcramp export ids\" lists all",
                                quote_briefly(id)),
                    suggest(id, ids)),
        knowledge_);
  }

  const Knowledge& knowledge_;
  Sheet& sheet_;
  std::vector<GivenScreen> screens_;
};

Candidates answers(const Knowledge& knowledge) {
  Candidates all;
  for (const Finding& finding : knowledge.findings)
    for (const Answer answer : {Answer::yes, Answer::no, Answer::unsure})
      all.push_back({fmt::format("{}={}", finding.id.text, name_of(answer)), finding.name});
  for (const Screen& screen : knowledge.screens)
    for (const Answer answer : {Answer::no, Answer::unsure})
      all.push_back({fmt::format("{}={}", screen.id.text, name_of(answer)), screen.name});
  return all;
}

}  // namespace

void add_sheet_options(Options& options, SheetOptions& sheet) {
  constexpr std::string_view group = "What is known of the person";
  options.push_back({"-a",
                     {"FINDING=ANSWER", answers},
                     &sheet.answers,
                     "yes, no or unsure, such as unsteady=no; SCREEN=no for a whole screen",
                     group});
  options.push_back({"--answers", a_file, &sheet.file,
                     "read answers from this file; - is standard input", group});
  options.push_back(cause_option(sheet.causes, group));
}

std::optional<Outcome> read_sheet(const Session& session, const SheetOptions& options,
                                  Sheet& sheet) {
  if (options.is_from_input() && session.is_from_input) return two_inputs();
  if (options.file) {
    const auto text = session.console->read(*options.file);
    if (!text) return bad_file(*options.file, text.error());
    const auto read = load_sheet(*text, *session.knowledge);
    if (!read) return bad_file(*options.file, read.error());
    sheet = *read;
  }
  GivenAnswers answers(*session.knowledge, sheet);
  for (const std::string& text : options.answers)
    if (auto wrong = answers.read(text)) return wrong;
  if (auto wrong = answers.finish()) return wrong;
  return name_causes(*session.knowledge, options.causes, sheet);
}

}  // namespace legcramp
