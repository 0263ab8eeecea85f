#include "legcramp/assess.hpp"

#include "engine/advisor.hpp"
#include "engine/effect.hpp"

namespace legcramp {
namespace {

/// Puts the advice into lines, each with its reasons.
class Reasoner {
 public:
  Reasoner(const Knowledge& knowledge, const Truths& truths, Assessment& result)
      : knowledge_(knowledge),
        truths_(truths),
        result_(result),
        reasons_(knowledge.ids.size()),
        reasons_to_avoid_(knowledge.ids.size()) {}

  void reason() {
    for (const LiveRule& live : result_.rules) take(live);
    if (is_emergency()) return;
    put(Kind::cause, result_.causes);
    for (Line& line : result_.causes)
      line.why = {{nullptr, false, truths_.explain(HoldingRef{line.thing})}};
    put(Kind::remedy, result_.remedies);
    put(Kind::tip, result_.tips);
    put(Kind::further, result_.further);
    for (Index thing = 0; thing < reasons_to_avoid_.size(); ++thing)
      if (result_.says_to_avoid(thing))
        result_.avoid.push_back({thing, std::move(reasons_to_avoid_[thing])});
  }

 private:
  [[nodiscard]] bool is_emergency() const { return result_.at_least == Urgency::emergency; }

  void take(const LiveRule& live) {
    const Truth truth = live.bounds.least;
    if (truth == Truth::no) return;
    const Rule& rule = knowledge_.rules[live.rule];
    Reason reason{&rule, truth == Truth::open, {}};
    if (rule.when.is_given()) reason.because_of = truths_.explain(rule.when);
    if (live.alarms) result_.alarms.push_back(reason);
    if (is_emergency()) return;
    for_each_effect(rule, [&](const Effect& effect) {
      if (effect.within(live.bounds).so_far)
        (effect.avoids ? reasons_to_avoid_ : reasons_)[effect.thing].push_back(reason);
    });
    if (live.notes) result_.notes.push_back({note_at(rule, truth), std::move(reason)});
  }

  void put(Kind kind, std::vector<Line>& lines) {
    const Index first = knowledge_.first(kind);
    for (Index thing = first; thing < first + knowledge_.count(kind); ++thing)
      if (result_.shown[thing].so_far) lines.push_back({thing, std::move(reasons_[thing])});
  }

  const Knowledge& knowledge_;
  const Truths& truths_;
  Assessment& result_;
  std::vector<std::vector<Reason>> reasons_;
  std::vector<std::vector<Reason>> reasons_to_avoid_;
};

}  // namespace

Assessment assess(const Knowledge& knowledge, const Truths& truths) {
  Assessment result{advise(knowledge, truths), {}, {}, {}, {}, {}, {}, {}};
  Reasoner(knowledge, truths, result).reason();
  return result;
}

Assessment assess(const Knowledge& knowledge, const Sheet& sheet) {
  return assess(knowledge, Truths(knowledge, sheet));
}

Bounds bounds_of(const Knowledge& knowledge, const Sheet& sheet, const Condition& condition) {
  return Truths(knowledge, sheet).of(condition);
}

}  // namespace legcramp
