#include "proof/space.hpp"

#include <set>

namespace legcramp {

/// Gives each variable its level: findings screen by screen, the details of each right behind it, a
/// cause behind the last finding that it hangs on. What belongs together stands together, which
/// keeps diagrams small.
class Space::Order {
 public:
  Order(const std::vector<const Knowledge*>& files, bool is_partial) : is_partial_(is_partial) {
    for (const Knowledge* knowledge : files) {
      wait_for_findings(*knowledge);
      for (const Screen& screen : knowledge->screens)
        if (!screen.detail_of) add_screen(*knowledge, screen);
      for (const Cause& cause : knowledge->causes) add_cause(cause);  // those that are only named
    }
  }

  std::vector<Diagrams::Answers> variables;
  std::unordered_map<Text, Level> findings;
  std::unordered_map<Text, Level> causes;

 private:
  /// Each cause waits for the findings of its condition.
  void wait_for_findings(const Knowledge& knowledge) {
    waiting_for_.assign(knowledge.findings.size(), {});
    missing_.assign(knowledge.causes.size(), 0);
    for (Index i = 0; i < knowledge.causes.size(); ++i)
      for (const ConditionPart& part : knowledge.causes[i].when.parts)
        if (part.is == ConditionPart::Is::thing && waiting_for_[part.value].insert(i).second)
          ++missing_[i];
  }

  void add_screen(const Knowledge& knowledge, const Screen& screen) {
    for (const FindingRef finding : screen.findings) {
      add_finding(knowledge.findings[finding.index]);
      for (const Screen& details : knowledge.screens)
        if (details.detail_of == finding) add_screen(knowledge, details);
      for (const Index cause : waiting_for_[finding.index])
        if (--missing_[cause] == 0) add_cause(knowledge.causes[cause]);
    }
  }

  void add_finding(const Finding& finding) {
    if (findings.contains(finding.id.text)) return;
    if (is_partial_) variables.push_back(Diagrams::Answers::two);  // whether it was asked
    add(finding.id, findings, Diagrams::Answers::three);
  }
  void add_cause(const Cause& cause) {
    if (!causes.contains(cause.id.text)) add(cause.id, causes, Diagrams::Answers::two);
  }
  void add(Id id, std::unordered_map<Text, Level>& levels, Diagrams::Answers answers) {
    if (findings.size() + causes.size() == most_variables) throw TooLarge{};
    levels.emplace(id.text, static_cast<Level>(variables.size()));
    variables.push_back(answers);
  }

  bool is_partial_;
  std::vector<std::set<Index>> waiting_for_;  // by finding: causes
  std::vector<std::size_t> missing_;          // by cause: how many findings it still waits for
};

Space::Space(const std::vector<const Knowledge*>& files, Sheets sheets)
    : Space(Order(files, sheets == Sheets::partial), sheets == Sheets::partial) {}

Space::Space(Order order, bool is_partial)
    : findings_(std::move(order.findings)),
      causes_(std::move(order.causes)),
      is_partial_(is_partial),
      diagrams_(std::move(order.variables), {}) {}

Diagram Space::consistent(const Knowledge& knowledge) {
  Diagram all = always;
  for (Index i = 0; i < knowledge.findings.size(); ++i) {
    const auto parent = knowledge.parents[i];
    if (!parent) continue;
    const Diagram parent_is_no = diagrams_.is(variable(knowledge.findings[parent->index]), 0);
    const Diagram detail_is_no = diagrams_.is(variable(knowledge.findings[i]), 0);
    all = diagrams_.both(all, diagrams_.either(diagrams_.opposite(parent_is_no), detail_is_no));
  }
  return all;
}

Sheet Space::sheet_of(const Knowledge& knowledge, const std::vector<unsigned>& answers) const {
  Sheet sheet(knowledge);
  for (const bool is_no : {true, false})
    for (Index i = 0; i < knowledge.findings.size(); ++i) {
      const Level level = level_of(knowledge.findings[i]);
      const bool is_asked = !is_partial_ || answers[level - 1] > 0;
      if (is_asked && (answers[level] == 0) == is_no)
        static_cast<void>(sheet.give({i}, static_cast<Answer>(answers[level] + 1)));
    }
  for (Index i = 0; i < knowledge.causes.size(); ++i)
    if (answers[level_of(knowledge.causes[i])] > 0) sheet.name({knowledge.first(Kind::cause) + i});
  return sheet;
}

std::vector<unsigned> Space::answers_of(const Knowledge& knowledge, const Sheet& sheet) const {
  std::vector<unsigned> answers(diagrams_.variables());
  for (Index i = 0; i < knowledge.findings.size(); ++i) {
    const bool is_asked = sheet.answer({i}) != Answer::unasked;
    const Level level = level_of(knowledge.findings[i]);
    if (is_partial_) answers[level - 1] = is_asked ? 2 : 0;
    if (is_asked) answers[level] = static_cast<unsigned>(sheet.answer({i})) - 1;
  }
  for (Index i = 0; i < knowledge.causes.size(); ++i)
    if (sheet.is_named({knowledge.first(Kind::cause) + i}))
      answers[level_of(knowledge.causes[i])] = 2;
  return answers;
}

}  // namespace legcramp
