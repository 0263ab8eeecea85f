#include "output/screen.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace legcramp {
namespace {

using Is = Block::Is;

std::vector<FindingRef> answered(const Screen& screen, const Sheet& sheet, Answer answer) {
  std::vector<FindingRef> found;
  for (const FindingRef finding : screen.findings)
    if (answer_to_tell(sheet, finding) == answer) found.push_back(finding);
  return found;
}

void join(std::string& list, std::string_view separator, std::string_view text) {
  if (!list.empty()) list += separator;
  list += text;
}

Text name_of_finding(const Knowledge& knowledge, FindingRef finding) {
  return knowledge.findings[finding.index].name;
}

/// A word as a shell must be given it.
std::string for_shell(std::string_view word) {
  const auto is_plain = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("-_./").find(c) != std::string_view::npos;
  };
  if (!word.empty() && std::ranges::all_of(word, is_plain)) return std::string(word);
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? "'\\''" : std::string(1, c);
  return quoted + "'";
}

}  // namespace

Answer answer_to_tell(const Sheet& sheet, FindingRef finding) {
  const Answer answer = sheet.answer(finding);
  return answer == Answer::no ? sheet.given(finding) : answer;
}

std::string question_of(const Knowledge& knowledge, const NextScreen& next) {
  const bool is_one_of_many = next.findings.size() == 1 && next.screen->findings.size() > 1;
  return std::string(is_one_of_many ? knowledge.findings[next.findings.front().index].ask
                                    : next.screen->ask);
}

std::string typed_as(const std::vector<Answer>& answers) {
  const auto is_all = [&](Answer answer) {
    return std::ranges::count(answers, answer) == std::ssize(answers);
  };
  if (is_all(Answer::no)) return "n";
  if (is_all(Answer::unsure)) return "?";
  if (answers.size() == 1) return "y";
  std::string typed;
  for (std::size_t i = 0; i < answers.size(); ++i)
    if (answers[i] != Answer::no)
      join(typed, " ", fmt::format("{}{}", i + 1, answers[i] == Answer::unsure ? "?" : ""));
  return typed;
}

Blocks screen_page(const Knowledge& knowledge, const NextScreen& next,
                   const std::vector<Answer>& before, std::size_t number, std::size_t of) {
  Blocks page{{Is::heading, question_of(knowledge, next), fmt::format("{}/{}", number, of)}};
  if (next.findings.size() == 1) {
    page.push_back({Is::detail, "y yes, n no, ? not sure", {}});
  } else {
    const auto mark = [&](std::size_t i) {
      if (before.empty() || before[i] == Answer::no) return "";
      return before[i] == Answer::yes ? "*" : "?";
    };
    for (std::size_t i = 0; i < next.findings.size(); ++i)
      page.push_back({Is::item, std::string(name_of_finding(knowledge, next.findings[i])),
                      fmt::format("{}{}", i + 1, mark(i))});
    page.push_back({Is::detail, "n for none, or the numbers: 1 4", {}});
    page.push_back({Is::detail, "4? for not sure of 4, ? of all", {}});
    page.push_back({Is::detail, "What you leave out counts as no.", {}});
  }
  if (!before.empty())
    page.push_back({Is::detail, fmt::format("Enter keeps your answer: {}", typed_as(before)), {}});
  page.push_back({Is::remark, "b back, q stop, w why", {}});
  return page;
}

Blocks last_chance_page() {
  return {{Is::paragraph, "", {}}, {Is::remark, "b to change that answer; Enter to end.", {}}};
}

Blocks so_far_page(const Knowledge& knowledge, Urgency at_least) {
  const Help& help = knowledge.help_for(at_least);
  return {{Is::alarm, fmt::format("So far: {}", help.text), {}},
          {Is::detail, "A few more questions; q shows all that is known.", {}},
          {Is::paragraph, "", {}}};
}

Blocks stakes_page(const Knowledge& knowledge, const NextScreen& next) {
  Blocks page;
  for (const Index thing : next.because) {
    if (knowledge.kind_of(thing) == Kind::cause) {
      const Cause& cause = knowledge.causes[thing - knowledge.first(Kind::cause)];
      page.push_back({Is::item, fmt::format("It may be a cause: {}.", cause.name), "-"});
    } else {
      const Rule& rule = knowledge.rules[thing - knowledge.first(Kind::rule)];
      const std::string level = rule.then.urgency == Urgency::self_care
                                    ? std::string()
                                    : fmt::format(" [{}]", name_of(rule.then.urgency));
      page.push_back({Is::item, fmt::format("{}{}", rule.because, level), "-"});
    }
  }
  return page;
}

Blocks answers_page(const Knowledge& knowledge, const Sheet& sheet, bool in_full) {
  std::string yes;
  std::string unsure;
  std::string no;
  for (const Screen& screen : knowledge.screens) {
    for (const FindingRef finding : answered(screen, sheet, Answer::yes))
      join(yes, "; ", name_of_finding(knowledge, finding));
    for (const FindingRef finding : answered(screen, sheet, Answer::unsure))
      join(unsure, "; ", name_of_finding(knowledge, finding));
    const auto denied = answered(screen, sheet, Answer::no);
    if (in_full)
      for (const FindingRef finding : denied) join(no, "; ", name_of_finding(knowledge, finding));
    else if (!denied.empty())
      join(no, "; ",
           fmt::format("{} ({} of {})", screen.name, denied.size(), screen.findings.size()));
  }
  if (yes.empty() && unsure.empty() && no.empty()) return {};
  Blocks page{{Is::heading, "The answers, to show a doctor", {}}};
  for (const auto& [label, list] :
       {std::pair{"Yes", yes}, std::pair{"Not sure", unsure}, std::pair{"No", no}})
    if (!list.empty()) page.push_back({Is::item, fmt::format("{}: {}.", label, list), "-"});
  return page;
}

std::string command_of(const Context& context, const Sheet& sheet, std::string_view words) {
  const Knowledge& knowledge = *context.knowledge;
  std::string command = fmt::format("legcramp {}", words);
  // Standard input cannot be read again: the file must be saved first.
  if (!context.is_builtin)
    command += " -f " + (context.origin == "-" ? "FILE" : for_shell(context.origin));
  const auto add = [&](Id id, Answer answer) {
    command += fmt::format(" -a {}={}", id.text, name_of(answer));
  };
  for (Index i = 0; i < knowledge.causes.size(); ++i)
    if (sheet.is_named({knowledge.first(Kind::cause) + i}))
      command += fmt::format(" --cause {}", knowledge.causes[i].id.text);
  for (const Screen& screen : knowledge.screens) {
    const auto yes = answered(screen, sheet, Answer::yes);
    const auto unsure = answered(screen, sheet, Answer::unsure);
    const auto no = answered(screen, sheet, Answer::no);
    const bool is_whole = yes.size() + unsure.size() + no.size() == screen.findings.size();
    // What most of them are can be said of the whole screen.
    const Answer rest = unsure.size() > no.size() ? Answer::unsure : Answer::no;
    const bool is_short = is_whole && std::max(unsure.size(), no.size()) > 1;
    const auto add_all = [&](const std::vector<FindingRef>& findings, Answer answer) {
      if (!is_short || answer != rest)
        for (const FindingRef finding : findings)
          if (sheet.given(finding) != Answer::unasked) add(knowledge.id_of(finding), answer);
    };
    // Of a whole screen only those are meant that no detail answers.
    for (const FindingRef finding : unsure)
      if (is_short && rest == Answer::unsure &&
          std::ranges::find(knowledge.parents, finding) != knowledge.parents.end())
        add(knowledge.id_of(finding), Answer::unsure);
    add_all(yes, Answer::yes);
    add_all(unsure, Answer::unsure);
    add_all(no, Answer::no);
    if (is_short) add(screen.id, rest);
  }
  return command;
}

}  // namespace legcramp
