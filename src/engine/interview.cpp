#include "legcramp/interview.hpp"

#include <algorithm>

#include "engine/advisor.hpp"
#include "engine/effect.hpp"

namespace legcramp {
namespace {

/// Something that a finding which was not asked can still decide, by itself or through a cause: a
/// rule or a cause.
struct Stake {
  HoldingRef by;
  Index thing;
};

/// Which findings can still change what is shown, and what hangs on each.
class Stakes {
 public:
  Stakes(const Knowledge& knowledge, const Truths& truths, const Advice& advice)
      : knowledge_(knowledge),
        truths_(truths),
        advice_(advice),
        matters_(knowledge.findings.size(), false),
        findings_of_(knowledge.causes.size()) {
    for (const LiveRule& live : advice.rules)
      if (const Rule& rule = knowledge.rules[live.rule]; can_change(rule, live.bounds))
        add(rule.when.parts, Kind::rule, live.rule);
    for (Index i = 0; i < knowledge.causes.size(); ++i)
      if (can_hold(truths_.of(HoldingRef{knowledge.first(Kind::cause) + i})))
        add(knowledge.causes[i].when.parts, Kind::cause, i);
  }

  [[nodiscard]] bool matters(FindingRef finding) const { return matters_[finding.index]; }

  /// The rules and causes that hang on these findings or their details, each once, by number.
  [[nodiscard]] std::vector<Index> of(const std::vector<FindingRef>& findings) const {
    std::vector<bool> is_meant(knowledge_.first(Kind::remedy), false);
    for (const FindingRef finding : findings) is_meant[finding.index] = true;
    const Index first_cause = knowledge_.first(Kind::cause);
    for (Index i = 0; i < findings_of_.size(); ++i)
      is_meant[first_cause + i] = std::ranges::any_of(
          findings_of_[i], [&](FindingRef finding) { return is_meant[finding.index]; });
    std::vector<Index> things;
    for (const Stake& stake : stakes_)
      if (is_meant[stake.by.index]) things.push_back(stake.thing);
    std::ranges::sort(things);
    things.erase(std::unique(things.begin(), things.end()), things.end());
    return things;
  }

 private:
  static bool is_open(Bounds bounds) { return bounds.least != bounds.greatest; }
  /// A cause is shown when it holds, and not when it is only open.
  static bool can_hold(Bounds bounds) {
    return bounds.least != Truth::yes && bounds.greatest == Truth::yes;
  }

  /// A rule whose truth is open matters as long as it could show something that is not settled.
  [[nodiscard]] bool can_change(const Rule& rule, Bounds bounds) const {
    if (!is_open(bounds)) return false;
    bool can =
        urgency_at(rule, bounds.greatest) > advice_.at_least || can_change_note(rule, bounds);
    for_each_effect(rule, [&](const Effect& effect) {
      can = can || (effect.within(bounds).is_open() && !is_settled(effect));
    });
    return can;
  }

  [[nodiscard]] bool is_settled(const Effect& effect) const {
    if (effect.avoids) return advice_.named_to_avoid[effect.thing].certainly;
    return advice_.avoided[effect.thing].certainly || advice_.recommended[effect.thing].certainly;
  }

  /// A parent that was not asked matters if its detail does: it is asked first.
  void add(ConditionParts condition, Kind kind, Index place) {
    const Index thing = knowledge_.first(kind) + place;
    for (const HoldingRef by : truths_.open_things(condition)) {
      if (by.index < matters_.size()) {
        for_each_unasked({by.index}, [&](FindingRef finding) {
          matters_[finding.index] = true;
          stakes_.push_back({HoldingRef{finding.index}, thing});
        });
      } else {
        stakes_.push_back({by, thing});
        add_cause(by.index - knowledge_.first(Kind::cause));
      }
    }
  }

  /// Many rules may name the same cause: its findings are looked for once.
  void add_cause(Index cause) {
    std::vector<FindingRef>& findings = findings_of_[cause];
    if (!findings.empty()) return;
    for (const HoldingRef by : truths_.open_things(knowledge_.causes[cause].when.parts))
      for_each_unasked({by.index}, [&](FindingRef finding) {
        findings.push_back(finding);
        matters_[finding.index] = true;
      });
  }

  /// An open finding, and those of its parents that were not asked: they are asked first.
  template <class Use>
  void for_each_unasked(FindingRef open, const Use& use) const {
    for (std::optional finding = open; finding && truths_.answer(*finding) == Answer::unasked;
         finding = knowledge_.parents[finding->index])
      use(*finding);
  }

  const Knowledge& knowledge_;
  const Truths& truths_;
  const Advice& advice_;
  std::vector<Stake> stakes_;
  std::vector<bool> matters_;                         // by number of the finding
  std::vector<std::vector<FindingRef>> findings_of_;  // by cause: those that hold it open
};

}  // namespace

std::optional<NextScreen> next_screen(const Knowledge& knowledge, const Truths& truths,
                                      const Advice& advice) {
  if (advice.at_least == Urgency::emergency) return std::nullopt;
  const Stakes stakes(knowledge, truths, advice);
  std::optional<NextScreen> next;
  std::size_t screens_left = 0;
  for (const Screen& screen : knowledge.screens) {
    std::vector<FindingRef> findings;
    for (const FindingRef finding : screen.findings)
      if (stakes.matters(finding)) findings.push_back(finding);
    if (findings.empty()) continue;
    ++screens_left;
    if (!next) next = NextScreen{&screen, findings, stakes.of(findings), 0};
  }
  if (next) next->screens_left_at_most = screens_left;
  return next;
}

std::optional<NextScreen> next_screen(const Knowledge& knowledge, const Sheet& sheet) {
  const Truths truths(knowledge, sheet);
  return next_screen(knowledge, truths, advise(knowledge, truths));
}

std::vector<const Screen*> screens_if_no(const Knowledge& knowledge, Sheet sheet,
                                         std::size_t most) {
  std::vector<const Screen*> screens;
  while (screens.size() < most) {
    const auto next = next_screen(knowledge, sheet);
    if (!next) break;
    screens.push_back(next->screen);
    for (const FindingRef finding : next->findings)
      static_cast<void>(sheet.give(finding, Answer::no));
  }
  return screens;
}

Sheet answers_asked_for(const Knowledge& knowledge, const Sheet& sheet) {
  Sheet asked(knowledge);
  for (const CauseRef cause : sheet.named_causes()) asked.name(cause);
  while (const auto next = next_screen(knowledge, asked)) {
    const bool is_answered = std::ranges::any_of(next->findings, [&](FindingRef finding) {
      return sheet.answer(finding) != Answer::unasked;
    });
    if (!is_answered) break;
    for (const FindingRef finding : next->findings)
      static_cast<void>(asked.give(finding, sheet.answer(finding)));
  }
  return asked;
}

Standing standing_of(const Knowledge& knowledge, Sheet sheet) {
  const Truths truths(knowledge, sheet);
  Assessment assessment = assess(knowledge, truths);
  auto next = next_screen(knowledge, truths, assessment);
  return {std::move(sheet), std::move(assessment), std::move(next)};
}

}  // namespace legcramp
