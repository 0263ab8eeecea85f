#include "cli/sheet_options.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "knowledge/document.hpp"
#include "knowledge/spelling.hpp"

namespace legcramp {
namespace {

/// Answers from the command line and from a file; no finding is answered twice.
class GivenAnswers {
 public:
  explicit GivenAnswers(const Knowledge& knowledge) : knowledge_(knowledge), sheet_(knowledge) {}

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
      return give({{static_cast<Index>(finding - knowledge_.findings.begin())}, said});
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

  std::optional<Outcome> give(GivenAnswer given) {
    if (sheet_.answer(given.finding) != Answer::unasked)
      return wrong_usage("answered-twice",
                         fmt::format("\"{}\" is answered twice", id_of(given.finding)));
    sheet_.set(given.finding, given.answer);
    return std::nullopt;
  }

  /// What was given so far.
  [[nodiscard]] const Sheet& sheet() const { return sheet_; }

  /// The sheet, once all is read.
  std::optional<Outcome> finish(Sheet& sheet) {
    answer_from_details(knowledge_, sheet_);
    for (const auto& [screen, said] : screens_)
      for (const FindingRef finding : screen->findings)
        if (sheet_.answer(finding) == Answer::unasked) sheet_.set(finding, said);
    answer_from_details(knowledge_, sheet_);
    if (const auto found = contradiction_in(knowledge_, sheet_))
      return wrong_usage("contradiction", found->message);
    sheet = sheet_;
    return std::nullopt;
  }

 private:
  struct GivenScreen {
    const Screen* screen;
    Answer said;
  };

  [[nodiscard]] std::string_view id_of(FindingRef finding) const {
    return knowledge_.id_of(finding).text;
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
  Sheet sheet_;
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

std::optional<Fault> contradiction_in(const Knowledge& knowledge, const Sheet& sheet,
                                      std::string_view text) {
  const auto found = find_contradiction(knowledge, sheet);
  if (!found) return std::nullopt;
  const Text detail = knowledge.id_of(found->detail);
  Faults faults{{.offset = text.find(fmt::format("\"{}\"", detail)),
                 .pointer = fmt::format("/answers/{}", detail),
                 .message = fmt::format("\"{}\" is {}, but \"{}\" is no", detail,
                                        name_of(sheet.answer(found->detail)),
                                        knowledge.id_of(found->whole).text)}};
  if (faults.front().offset < text.size()) place_faults(faults, text);
  return std::move(faults.front());
}

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
  GivenAnswers answers(*session.knowledge);
  if (options.is_from_input() && session.is_from_input) return two_inputs();
  if (options.file) {
    const auto text = session.console->read(*options.file);
    if (!text) return bad_file(*options.file, text.error());
    const auto given = load_answers(*text, *session.knowledge);
    if (!given) return bad_file(*options.file, given.error());
    for (const GivenAnswer& answer : *given) answers.give(answer);
    if (const auto found = contradiction_in(*session.knowledge, answers.sheet(), *text))
      return bad_file(*options.file, {*found});
  }
  for (const std::string& text : options.answers)
    if (auto wrong = answers.read(text)) return wrong;
  if (auto wrong = answers.finish(sheet)) return wrong;
  return name_causes(*session.knowledge, options.causes, sheet);
}

}  // namespace legcramp
