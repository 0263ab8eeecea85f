// What is proved of the lists of signs: each names whatever reaches its level, and nothing else.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <string>

#include "engine/wording.hpp"
#include "knowledge/pattern.hpp"
#include "proof/prover.hpp"

namespace legcramp {
namespace {

/// The findings that a condition names, directly or through a cause.
std::set<Index> findings_in(const Knowledge& knowledge, ConditionParts condition) {
  const Index first_cause = knowledge.first(Kind::cause);
  std::set<Index> findings;
  for (const ConditionPart& part : condition) {
    if (part.is != ConditionPart::Is::thing) continue;
    if (part.value < first_cause) findings.insert(part.value);
    else
      findings.merge(findings_in(knowledge, knowledge.causes[part.value - first_cause].when.parts));
  }
  return findings;
}

/// Holds the lists of signs against the rules, on all complete sheets.
class Signs {
 public:
  explicit Signs(Prover& prover)
      : prover_(prover), knowledge_(prover.knowledge()), diagrams_(prover.diagrams()) {}

  Shown prove() {
    std::size_t count = 0;
    for (Index help = 0; help < knowledge_.help.size(); ++help) {
      count += knowledge_.help[help].signs.size();
      if (is_one_text(help)) continue;
      for (const Sign& sign : knowledge_.help[help].signs) look_at(sign, help);
      if (knowledge_.help[help].urgency >= Urgency::urgent) look_for_missing(help);
    }
    look_for_words();
    shown_.counts = fmt::format("signs: {}", count);
    return std::move(shown_);
  }

 private:
  /// Nothing can be proved of signs without conditions.
  bool is_one_text(Index help) {
    const std::span<const Sign> signs = knowledge_.help[help].signs;
    if (signs.empty() || signs.front().when.is_given()) return false;
    add(fmt::format("The signs of {} are one text, so nothing can be proved of them. Write a list "
                    "of them, each with its \"text\" and its \"when\".",
                    name_of(knowledge_.help[help].urgency)),
        help, {}, std::nullopt);
    return true;
  }

  /// A sign must reach its level wherever it holds, and each finding that it names must be what
  /// reaches just this level on some sheet.
  void look_at(const Sign& sign, Index help) {
    const Urgency level = knowledge_.help[help].urgency;
    const Diagram is_so = diagrams_.both(holds(sign.when.parts), consistent());
    const Operation falls_short = predicate_of([&](unsigned truth, unsigned urgency) {
      return truth == always.node && urgency < level_of(level);
    });
    const Diagram short_of_it =
        diagrams_.apply(falls_short, is_so, prover_.consequences().urgency());
    if (short_of_it != never) {
      const Sheet sheet = prover_.example(short_of_it);
      add(fmt::format("The sign \"{}\" is in the list of {}, but the rules give {}. Take it out of "
                      "the list, or let its \"when\" ask for more.",
                      sign.text, name_of(level), name_of(assess(knowledge_, sheet).at_least)),
          help, prover_.rules_at(sheet), sheet);
      return;
    }
    const Diagram in_place = diagrams_.both(is_so, exactly(level));
    for (const Index finding : findings_in(knowledge_, sign.when.parts))
      if (diagrams_.both(in_place, where_it_decides(finding, sign)) == never)
        add(fmt::format("The sign \"{}\" is in the list of {}, but \"{}\" never makes it exactly "
                        "that. Take it out of the \"when\" of the sign.",
                        sign.text, name_of(level), knowledge_.findings[finding].id.text),
            help, {}, std::nullopt);
  }

  /// What a rule needs for its level must be a sign of that level; each combination is named once.
  void look_for_missing(Index help) {
    constexpr int most = 20;  // for each rule; there can be very many
    const Urgency level = knowledge_.help[help].urgency;
    Diagram listed = never;
    for (const Sign& sign : knowledge_.help[help].signs)
      listed = diagrams_.either(listed, holds(sign.when.parts));
    const Diagram here =
        diagrams_.both(diagrams_.both(consistent(), no_cause_named()), exactly(level));
    for (Index rule = 0; rule < knowledge_.rules.size(); ++rule) {
      const Rule& record = knowledge_.rules[rule];
      if (record.then.urgency != level) continue;
      const Diagram reached = diagrams_.both(here, holds(record.when.parts));
      for (int i = 0; i < most; ++i) {
        const Diagram missing = diagrams_.both(reached, diagrams_.opposite(listed));
        if (missing == never) break;
        const Sheet sheet = prover_.example(missing);
        const std::vector<Index> needed = needed_by(record, sheet);
        add(fmt::format("The rule \"{}\" asks for {}, but no sign says so. Add to \"help\", to the "
                        "\"signs\" of {}: {}.",
                        record.id.text, name_of(level), name_of(level), sign_for(needed)),
            help, {prover_.rule(rule)}, sheet);
        Diagram combination = always;
        for (const Index finding : needed)
          combination = diagrams_.both(combination, is_yes(finding));
        listed = diagrams_.either(listed, combination);
      }
    }
  }

  /// What needs help today by itself must be found by some phrase of its words.
  void look_for_words() {
    const std::size_t steps = 2 * steps_of_an_assessment(knowledge_);
    const Stemmer stemmer(knowledge_.language);
    std::set<std::string> ignored;  // stems
    const LookupWords& lookup = knowledge_.lookup;
    for (const auto list : {lookup.common, lookup.joins, lookup.breaks})
      for (const Text text : list)
        for (const Word& word : split_words(text, stemmer)) ignored.insert(word.stem);
    const auto says_something = [&](Pattern phrase) {
      return std::ranges::any_of(parse_pattern(phrase.text).parts, [&](const PatternPart& part) {
        if (part.is_excluded) return false;
        return part.is != PatternPart::Is::word ||
               std::ranges::any_of(split_words(part.text, stemmer),
                                   [&](const Word& word) { return !ignored.contains(word.stem); });
      });
    };
    for (Index i = 0; i < knowledge_.findings.size(); ++i) {
      const Finding& finding = knowledge_.findings[i];
      prover_.count_steps(steps);
      const Sheet sheet = only({i}, Answer::yes);
      const Urgency level = assess(knowledge_, sheet).at_least;
      if (level < Urgency::urgent || level == assess(knowledge_, only({i}, Answer::no)).at_least)
        continue;
      if (std::ranges::any_of(finding.words, says_something)) continue;
      shown_.add([&] {
        return Problem{
            .text = fmt::format(
                "\"{}\" is {}, but no phrase of its \"words\" finds it. Add phrases that "
                "people type for it.",
                finding.id.text, name_of(level)),
            .places = {{"findings", i, finding.id.text}},
            .example = sheet};
      });
    }
  }

  /// A sheet with this answer. Its parents are yes, and all else is no.
  [[nodiscard]] Sheet only(FindingRef finding, Answer answer) const {
    Sheet sheet(knowledge_);
    for (auto parent = knowledge_.parents[finding.index]; parent;
         parent = knowledge_.parents[parent->index])
      static_cast<void>(sheet.give(*parent, Answer::yes));
    static_cast<void>(sheet.give(finding, answer));
    for (Index i = 0; i < knowledge_.findings.size(); ++i)
      if (sheet.answer({i}) == Answer::unasked) static_cast<void>(sheet.give({i}, Answer::no));
    return sheet;
  }

  /// The findings of a rule that are so on a sheet.
  [[nodiscard]] std::vector<Index> needed_by(const Rule& rule, const Sheet& sheet) const {
    std::vector<Index> needed;
    for (const Index finding : findings_in(knowledge_, rule.when.parts))
      if (sheet.answer({finding}) == Answer::yes) needed.push_back(finding);
    return needed;
  }

  /// A sign as it is written in a file.
  [[nodiscard]] std::string sign_for(const std::vector<Index>& needed) const {
    if (needed.empty()) return "one with the condition of the rule";
    std::vector<Text> names;
    std::vector<std::string> ids;
    for (const Index finding : needed) {
      names.push_back(knowledge_.findings[finding].name);
      ids.push_back(fmt::format("\"{}\"", knowledge_.findings[finding].id.text));
    }
    const std::string all = fmt::format("{}", fmt::join(ids, ", "));
    return fmt::format(R"({{ "text": "{}", "when": {} }})", fmt::join(names, ", with "),
                       ids.size() == 1 ? all : fmt::format(R"({{ "all": [{}] }})", all));
  }

  [[nodiscard]] Diagram holds(ConditionParts when) {
    return diagrams_.is(prover_.consequences().of(Condition{when}).least, always.node);
  }
  [[nodiscard]] Diagram exactly(Urgency level) {
    return diagrams_.is(prover_.consequences().urgency(), level_of(level));
  }
  [[nodiscard]] Diagram is_yes(Index finding) {
    return diagrams_.is(prover_.space().variable(knowledge_.findings[finding]), always.node);
  }
  /// Where a sign holds or not by the answer to this finding.
  [[nodiscard]] Diagram where_it_decides(Index finding, const Sign& sign) {
    const Level level = prover_.space().level_of(knowledge_.findings[finding]);
    const Diagram is_so = holds(sign.when.parts);
    return diagrams_.differ(diagrams_.restrict(is_so, level, always.node),
                            diagrams_.restrict(is_so, level, never.node));
  }
  [[nodiscard]] Diagram consistent() { return prover_.space().consistent(knowledge_); }
  [[nodiscard]] Diagram no_cause_named() {
    Diagram none = always;
    for (const Cause& cause : knowledge_.causes)
      none = diagrams_.both(none, diagrams_.is(prover_.space().variable(cause), never.node));
    return none;
  }

  void add(std::string text, Index help, const std::vector<Place>& rules,
           std::optional<Sheet> example) {
    shown_.add([&] {
      Problem problem{.text = std::move(text), .example = std::move(example)};
      problem.places = rules;
      problem.places.push_back({"help", help, name_of(knowledge_.help[help].urgency)});
      return problem;
    });
  }

  Prover& prover_;
  const Knowledge& knowledge_;
  Diagrams& diagrams_;
  Shown shown_;
};

}  // namespace

Shown prove_signs(Prover& prover) { return Signs(prover).prove(); }

}  // namespace legcramp
