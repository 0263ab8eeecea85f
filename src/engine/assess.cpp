#include "legcramp/assess.hpp"

#include <algorithm>

#include "engine/effect.hpp"
#include "engine/truth.hpp"

namespace legcramp {
namespace {

/// Collects what all rules say, by the number of the thing, and then reads off what is shown.
class Assessor {
 public:
  Assessor(const Knowledge& knowledge, const Sheet& sheet)
      : knowledge_(knowledge),
        truths_(knowledge, sheet),
        reasons_(knowledge.ids.size()),
        reasons_to_avoid_(knowledge.ids.size()) {
    for (auto* follows : {&result_.recommended, &result_.named_to_avoid, &result_.shown})
      follows->resize(knowledge.ids.size());
  }

  Assessment assess() {
    for (const Rule& rule : knowledge_.rules) apply(rule);
    result_.avoided = result_.named_to_avoid;
    show_causes();
    show(knowledge_.remedies, Kind::remedy, result_.remedies);
    show(knowledge_.tips, Kind::tip, result_.tips);
    show(knowledge_.further, Kind::further, result_.further);
    if (is_emergency()) result_.notes.clear();
    for (Index thing = 0; thing < reasons_to_avoid_.size() && !is_emergency(); ++thing)
      if (!reasons_to_avoid_[thing].empty())
        result_.avoid.push_back({thing, std::move(reasons_to_avoid_[thing])});
    return std::move(result_);
  }

 private:
  [[nodiscard]] bool is_emergency() const { return result_.at_least == Urgency::emergency; }

  void apply(const Rule& rule) {
    const Bounds bounds = truths_.of(rule.when);
    if (bounds.greatest == Truth::no) return;
    Reason reason{&rule, bounds.least == Truth::open, {}};
    if (bounds.least != Truth::no && rule.when.is_given())
      reason.because_of = truths_.explain(rule.when);
    // Doubt is never the more urgent, so the bounds of the urgency stand at the bounds of the
    // truth.
    raise(urgency_at(rule, bounds.least), urgency_at(rule, bounds.greatest), reason);
    for_each_effect(rule, [&](const Effect& effect) { mark(effect, bounds, reason); });
    const Text note = note_at(rule, bounds.least);
    if (!note.empty()) result_.notes.push_back({note, reason});
  }

  void raise(Urgency at_least, Urgency at_most, const Reason& reason) {
    result_.at_most = std::max(result_.at_most, at_most);
    if (at_least > result_.at_least) result_.alarms.clear();
    result_.at_least = std::max(result_.at_least, at_least);
    if (at_least == result_.at_least && at_least > Urgency::self_care)
      result_.alarms.push_back(reason);
  }

  void mark(const Effect& effect, Bounds bounds, const Reason& reason) {
    const Follows follows = effect.within(bounds);
    join((effect.avoids ? result_.named_to_avoid : result_.recommended)[effect.thing], follows);
    if (follows.so_far)
      (effect.avoids ? reasons_to_avoid_ : reasons_)[effect.thing].push_back(reason);
  }

  static void join(Follows& all, Follows one) {
    all = {all.so_far || one.so_far, all.certainly || one.certainly, all.possibly || one.possibly};
  }

  void show_causes() {
    const Index first = knowledge_.first(Kind::cause);
    for (Index i = 0; i < knowledge_.causes.size(); ++i) {
      const Bounds bounds = truths_.of(HoldingRef{first + i});
      const Follows holds{bounds.least == Truth::yes, bounds.least == Truth::yes,
                          bounds.greatest == Truth::yes};
      Reason reason{nullptr, false, {}};
      if (holds.so_far) reason.because_of = truths_.explain(HoldingRef{first + i});
      show_one(first + i, holds, {}, {std::move(reason)}, result_.causes);
    }
  }

  template <class Record>
  void show(std::span<const Record> records, Kind kind, std::vector<Line>& lines) {
    const Index first = knowledge_.first(kind);
    for (Index i = 0; i < records.size(); ++i) {
      Follows& avoided = result_.avoided[first + i];
      for (const GroupRef group : records[i].kinds)
        join(avoided, result_.named_to_avoid[group.index]);
      show_one(first + i, result_.recommended[first + i], avoided, std::move(reasons_[first + i]),
               lines);
    }
  }

  void show_one(Index thing, Follows recommended, Follows avoided, std::vector<Reason> why,
                std::vector<Line>& lines) {
    Follows& shown = result_.shown[thing];
    shown.so_far = recommended.so_far && !avoided.so_far && !is_emergency();
    shown.certainly =
        recommended.certainly && !avoided.possibly && result_.at_most < Urgency::emergency;
    shown.possibly = recommended.possibly && !avoided.certainly && !is_emergency();
    if (shown.so_far) lines.push_back({thing, std::move(why)});
  }

  const Knowledge& knowledge_;
  Truths truths_;
  std::vector<std::vector<Reason>> reasons_;
  std::vector<std::vector<Reason>> reasons_to_avoid_;
  Assessment result_;
};

}  // namespace

Assessment assess(const Knowledge& knowledge, const Sheet& sheet) {
  return Assessor(knowledge, sheet).assess();
}

Bounds bounds_of(const Knowledge& knowledge, const Sheet& sheet, const Condition& condition) {
  return Truths(knowledge, sheet).of(condition);
}

}  // namespace legcramp
