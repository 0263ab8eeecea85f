#include <algorithm>
#include <memory>

#include "cli/reply.hpp"
#include "cli/sheet_options.hpp"
#include "output/screen.hpp"

namespace legcramp {
namespace {

/// The interview itself: screen after screen, until nothing matters or nobody answers.
class Dialog {
 public:
  Dialog(const Session& session, Sheet& sheet)
      : knowledge_(*session.knowledge),
        console_(*session.console),
        sheet_(sheet),
        typed_(knowledge_.findings.size(), Answer::unasked) {}

  /// Whether it has shown the report already.
  bool run() {
    for (;;) {
      Standing standing = standing_of(knowledge_, sheet_);
      if (standing.next) {
        say_if_urgent(standing.assessment.at_least);
        if (!show(*standing.next)) return false;
      } else {
        if (standing.assessment.at_least < Urgency::emergency || before_.empty()) return false;
        console_.report(AskReport{std::move(standing)});
        if (!takes_back()) return true;
      }
    }
  }

 private:
  /// Shows a screen until it is answered; false to stop.
  bool show(const NextScreen& next) {
    const std::vector<Answer> typed = typed_before(next);
    console_.show(
        screen_page(knowledge_, next, typed, before_.size() + 1, before_.size() + left(next)));
    for (;;) {
      const auto line = console_.ask();
      if (!line) return false;
      const bool keeps = !typed.empty() && plain_reply(*line) == "";
      const Reply reply = keeps ? Reply(typed) : read_reply(*line, next.findings.size());
      if (const auto* misread = std::get_if<Misread>(&reply)) {
        console_.show({{Block::Is::remark, std::string(misread->hint), {}}});
      } else if (const auto* answers = std::get_if<std::vector<Answer>>(&reply)) {
        before_.push_back(sheet_);
        for (std::size_t i = 0; i < answers->size(); ++i) {
          const FindingRef finding = next.findings[i];
          typed_[finding.index] = (*answers)[i];
          static_cast<void>(sheet_.give(finding, (*answers)[i]));
        }
        return true;
      } else if (std::get<Wish>(reply) == Wish::why) {
        console_.show(stakes_page(knowledge_, next));
      } else {
        return std::get<Wish>(reply) == Wish::back && go_back();
      }
    }
  }

  /// The answers to this screen before somebody went back; empty unless each of its findings has
  /// one.
  [[nodiscard]] std::vector<Answer> typed_before(const NextScreen& next) const {
    std::vector<Answer> typed;
    for (const FindingRef finding : next.findings) typed.push_back(typed_[finding.index]);
    return std::ranges::find(typed, Answer::unasked) == typed.end() ? typed : std::vector<Answer>{};
  }

  /// Asks once more after an emergency: a slip must not end the interview.
  bool takes_back() {
    console_.show(last_chance_page());
    const auto line = console_.ask();
    const Reply reply = line ? read_reply(*line, 1) : Reply(Wish::stop);
    const auto* wish = std::get_if<Wish>(&reply);
    return wish != nullptr && *wish == Wish::back && go_back();
  }

  /// How many screens are left if all answers are no; if they are many, how many there can be.
  [[nodiscard]] std::size_t left(const NextScreen& next) const {
    constexpr std::size_t many = 100;
    const std::size_t screens = screens_if_no(knowledge_, sheet_, many).size();
    return screens < many ? screens : next.screens_left_at_most;
  }

  /// What is urgent is said as soon as it is known.
  void say_if_urgent(Urgency at_least) {
    if (at_least >= Urgency::urgent && said_ < at_least)
      console_.show(so_far_page(knowledge_, at_least));
    said_ = at_least;
  }

  bool go_back() {
    if (before_.empty()) {
      console_.show({{Block::Is::remark, "This is the first screen.", {}}});
      return true;
    }
    sheet_ = before_.back();
    before_.pop_back();
    return true;
  }

  const Knowledge& knowledge_;
  const Console& console_;
  Sheet& sheet_;
  std::vector<Sheet> before_;  // the sheets to go back to
  std::vector<Answer> typed_;  // by finding: the last answer, even if somebody went back
  Urgency said_ = Urgency::self_care;
};

struct AskOptions {
  SheetOptions sheet;
  bool jsonl = false;
  bool line_buffered = false;
};

/// A filter: a document of answers on each line of input, what follows on each line of output.
Outcome answer_lines(const AskOptions& options) {
  if (!options.jsonl) return wrong_usage("bad-option", "--line-buffered goes with --jsonl");
  if (!options.sheet.answers.empty() || !options.sheet.causes.empty())
    return wrong_usage("bad-option", "--jsonl reads all answers from lines: leave out -a, --cause");
  return {AnswerLines{options.sheet.file.value_or("-"), options.line_buffered}};
}

Outcome ask(const Session& session, const SheetOptions& options) {
  const Knowledge& knowledge = *session.knowledge;
  Sheet sheet(knowledge);
  if (auto wrong = read_sheet(session, options, sheet)) return *wrong;
  const bool may_ask = session.console->can_ask && !options.is_from_input();
  if (may_ask && Dialog(session, sheet).run()) return {std::string(), ExitCode::done};
  AskReport report{standing_of(knowledge, std::move(sheet))};
  const ExitCode exit = report.standing.next ? ExitCode::need_answers : ExitCode::done;
  return {Report{std::move(report)}, exit};
}

}  // namespace

Action add_ask(Options& options) {
  const auto given = std::make_shared<AskOptions>();
  options = {
      {"--jsonl",
       {},
       &given->jsonl,
       "answer each line of --answers, or of standard input, with a line of JSON"},
      {"--line-buffered", {}, &given->line_buffered, "with --jsonl: write each line by itself"}};
  add_sheet_options(options, given->sheet);
  return [given](const Session& session) {
    return given->jsonl || given->line_buffered ? answer_lines(*given) : ask(session, given->sheet);
  };
}

}  // namespace legcramp
