#include "legcramp/assess.hpp"

#include <algorithm>

#include "engine/truth.hpp"

namespace legcramp {
namespace {

template <class Ref>
bool contains(std::span<const Ref> list, Index thing) {
  return std::ranges::find(list, thing, &Ref::index) != list.end();
}

/// Collects what all rules say, by the number of the thing, and then reads off what is shown.
class Assessor {
 public:
  Assessor(const Knowledge& knowledge, const Sheet& sheet)
      : knowledge_(knowledge),
        truths_(knowledge, sheet),
        recommended_(knowledge.ids.size()),
        avoided_(knowledge.ids.size()),
        reasons_(knowledge.ids.size()),
        reasons_to_avoid_(knowledge.ids.size()) {}

  Assessment assess() {
    for (const Rule& rule : knowledge_.rules) apply(rule);
    result_.shown.resize(knowledge_.ids.size());
    result_.is_avoided.resize(knowledge_.ids.size());
    show_causes();
    show(knowledge_.remedies, Kind::remedy, result_.remedies);
    show(knowledge_.tips, Kind::tip, result_.tips);
    show(knowledge_.further, Kind::further, result_.further);
    if (is_emergency()) result_.notes.clear();
    for (Index thing = 0; thing < avoided_.size() && !is_emergency(); ++thing)
      if (avoided_[thing].so_far)
        result_.avoid.push_back({thing, std::move(reasons_to_avoid_[thing])});
    return std::move(result_);
  }

 private:
  [[nodiscard]] bool is_emergency() const { return result_.at_least == Urgency::emergency; }

  void apply(const Rule& rule) {
    const Bounds bounds = truths_.of(rule.when);
    if (bounds.greatest == Truth::no) return;
    const Conclusion& yes = rule.then;
    const Conclusion& open = rule.if_unsure;
    // Doubt is never the more urgent, so the bounds of the urgency stand at the bounds of the
    // truth.
    const auto urgency_at = [&](Truth truth) {
      return truth == Truth::yes    ? yes.urgency
             : truth == Truth::open ? open.urgency
                                    : Urgency::self_care;
    };
    Reason reason{&rule, bounds.least == Truth::open, {}};
    if (bounds.least != Truth::no && rule.when.is_given())
      reason.because_of = truths_.explain(rule.when);
    raise(urgency_at(bounds.least), urgency_at(bounds.greatest), reason);
    recommend(bounds, open.remedies, yes.remedies, reason);
    recommend(bounds, open.tips, yes.tips, reason);
    recommend(bounds, open.further, yes.further, reason);
    // In doubt, what certainty would avoid is avoided too.
    for (const MeasureRef thing : yes.avoid) avoid(bounds, thing.index, true, reason);
    for (const MeasureRef thing : open.avoid)
      if (!contains(yes.avoid, thing.index)) avoid(bounds, thing.index, false, reason);
    const Text note = bounds.least == Truth::yes    ? yes.note
                      : bounds.least == Truth::open ? open.note
                                                    : Text{};
    if (!note.empty()) result_.notes.push_back({note, reason});
  }

  void raise(Urgency at_least, Urgency at_most, const Reason& reason) {
    result_.at_most = std::max(result_.at_most, at_most);
    if (at_least > result_.at_least) result_.alarms.clear();
    result_.at_least = std::max(result_.at_least, at_least);
    if (at_least == result_.at_least && at_least > Urgency::self_care)
      result_.alarms.push_back(reason);
  }

  template <class Ref>
  void recommend(Bounds bounds, std::span<const Ref> at_open, std::span<const Ref> at_yes,
                 const Reason& reason) {
    for (const Ref ref : at_yes)
      mark(recommended_, reasons_, bounds, ref.index, contains(at_open, ref.index), true, reason);
    for (const Ref ref : at_open)
      if (!contains(at_yes, ref.index))
        mark(recommended_, reasons_, bounds, ref.index, true, false, reason);
  }

  void avoid(Bounds bounds, Index thing, bool at_yes, const Reason& reason) {
    mark(avoided_, reasons_to_avoid_, bounds, thing, true, at_yes, reason);
  }

  static void mark(std::vector<Follows>& set, std::vector<std::vector<Reason>>& reasons,
                   Bounds bounds, Index thing, bool at_open, bool at_yes, const Reason& reason) {
    const auto follows_at = [&](Truth truth) {
      return truth == Truth::yes ? at_yes : truth == Truth::open && at_open;
    };
    Follows all{follows_at(bounds.least), true, false};
    for (const Truth truth : {Truth::no, Truth::open, Truth::yes}) {
      if (truth < bounds.least || truth > bounds.greatest) continue;
      all.certainly = all.certainly && follows_at(truth);
      all.possibly = all.possibly || follows_at(truth);
    }
    Follows& known = set[thing];
    known.so_far = known.so_far || all.so_far;
    known.certainly = known.certainly || all.certainly;
    known.possibly = known.possibly || all.possibly;
    if (all.so_far) reasons[thing].push_back(reason);
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
      Follows avoided = avoided_[first + i];
      for (const GroupRef group : records[i].kinds) {
        const Follows& other = avoided_[group.index];
        avoided = {avoided.so_far || other.so_far, avoided.certainly || other.certainly,
                   avoided.possibly || other.possibly};
      }
      result_.is_avoided[first + i] = avoided.so_far;
      show_one(first + i, recommended_[first + i], avoided, std::move(reasons_[first + i]), lines);
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
  std::vector<Follows> recommended_;
  std::vector<Follows> avoided_;
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
