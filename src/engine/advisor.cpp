#include "engine/advisor.hpp"

#include <algorithm>

#include "engine/effect.hpp"

namespace legcramp {
namespace {

void join(Follows& all, Follows one) {
  all = {all.so_far || one.so_far, all.certainly || one.certainly, all.possibly || one.possibly};
}

void clear(std::vector<Follows>& by_number, Index from, Index to) {
  std::fill(by_number.begin() + from, by_number.begin() + to, Follows{});
}

}  // namespace

Advisor::Advisor(const Knowledge& knowledge, const Truths& truths, Advice& advice)
    : knowledge_(knowledge), truths_(truths), advice_(advice) {
  advice.at_least = advice.at_most = Urgency::self_care;
  advice.rules.clear();
  // What no rule can name, and so stays as it is, is not cleared each time.
  const auto things = static_cast<Index>(knowledge.ids.size());
  for (auto* by_number :
       {&advice.recommended, &advice.named_to_avoid, &advice.avoided, &advice.shown})
    by_number->resize(things);
  const Index first_measure = knowledge.first(Kind::remedy);
  const Index end_of_measures = knowledge.first(Kind::fact);
  clear(advice.recommended, first_measure, end_of_measures);
  clear(advice.named_to_avoid, first_measure, end_of_measures);
  clear(advice.named_to_avoid, knowledge.first(Kind::group), things);
}

void Advisor::apply(Index place, Bounds bounds) {
  if (bounds.greatest == Truth::no) return;
  const Rule& rule = knowledge_.rules[place];
  advice_.rules.push_back({place, bounds});
  // Doubt is never the more urgent, so the bounds of the urgency stand at the bounds of the truth.
  advice_.at_least = std::max(advice_.at_least, urgency_at(rule, bounds.least));
  advice_.at_most = std::max(advice_.at_most, urgency_at(rule, bounds.greatest));
  for_each_effect(rule, [&](const Effect& effect) {
    join((effect.avoids ? advice_.named_to_avoid : advice_.recommended)[effect.thing],
         effect.within(bounds));
  });
}

void Advisor::finish() {
  for (LiveRule& live : advice_.rules) {
    const Rule& rule = knowledge_.rules[live.rule];
    live.alarms = advice_.at_least > Urgency::self_care &&
                  urgency_at(rule, live.bounds.least) == advice_.at_least;
    live.notes = advice_.at_least < Urgency::emergency && !note_at(rule, live.bounds.least).empty();
  }
  const Index first_cause = knowledge_.first(Kind::cause);
  for (Index cause = first_cause; cause < first_cause + knowledge_.causes.size(); ++cause) {
    const Bounds bounds = truths_.of(HoldingRef{cause});
    const bool holds = bounds.least == Truth::yes;
    show(cause, {holds, holds, bounds.greatest == Truth::yes}, {});
  }
  Index thing = knowledge_.first(Kind::remedy);
  for (const auto& measures : {knowledge_.remedies, knowledge_.tips, knowledge_.further})
    for (const Measure& measure : measures) {
      Follows avoided = advice_.named_to_avoid[thing];
      for (const GroupRef group : measure.kinds) join(avoided, advice_.named_to_avoid[group.index]);
      advice_.avoided[thing] = avoided;
      show(thing, advice_.recommended[thing], avoided);
      ++thing;
    }
}

void Advisor::show(Index thing, Follows recommended, Follows avoided) {
  const bool is_emergency = advice_.at_least == Urgency::emergency;
  advice_.shown[thing] = {
      recommended.so_far && !avoided.so_far && !is_emergency,
      recommended.certainly && !avoided.possibly && advice_.at_most < Urgency::emergency,
      recommended.possibly && !avoided.certainly && !is_emergency};
}

Advice advise(const Knowledge& knowledge, const Truths& truths) {
  Advice advice;
  Advisor advisor(knowledge, truths, advice);
  for (Index rule = 0; rule < knowledge.rules.size(); ++rule)
    advisor.apply(rule, truths.of(knowledge.rules[rule].when));
  advisor.finish();
  return advice;
}

}  // namespace legcramp
