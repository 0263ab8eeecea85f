#include "legcramp/evaluator.hpp"

#include <bit>

#include "engine/advisor.hpp"
#include "legcramp/fold.hpp"

namespace legcramp {
namespace {

/// A set of small numbers, walked in ascending order; larger ones may be added on the way.
class Marks {
 public:
  explicit Marks(Index size) : words_(size / bits + 1), size_(size) {}

  void add(Index number) { words_[number / bits] |= std::uint64_t{1} << (number % bits); }
  /// The first number from `from` on; the size if there is none.
  [[nodiscard]] Index next(Index from) const {
    std::uint64_t word = words_[from / bits] & (~std::uint64_t{0} << (from % bits));
    Index place = from / bits;
    while (word == 0 && ++place < words_.size()) word = words_[place];
    return word == 0 ? size_ : place * bits + static_cast<Index>(std::countr_zero(word));
  }

 private:
  static constexpr Index bits = 64;
  std::vector<std::uint64_t> words_;
  Index size_;
};

/// Of a condition some things that must not all be no if it is to say anything: as few as can be.
/// Nothing, if it says something even when all is no.
struct WatchAlgebra {
  using Things = std::optional<std::vector<Index>>;

  [[nodiscard]] static Things thing(HoldingRef ref) { return {{ref.index}}; }
  [[nodiscard]] static Things both(Things a, Things b) {
    const bool is_first = a && (!b || a->size() <= b->size());
    return is_first ? std::move(a) : std::move(b);
  }
  [[nodiscard]] static Things either(Things a, Things b) {
    if (!a || !b) return std::nullopt;
    a->insert(a->end(), b->begin(), b->end());
    return a;
  }
  [[nodiscard]] static Things negation(const Things& /*part*/) { return std::nullopt; }
};

}  // namespace

struct Evaluator::Parts {
  explicit Parts(const Knowledge& given)
      : knowledge(given),
        truths(given, Sheet(given)),
        always(given.first(Kind::screen)),
        marks(always),
        watched_by(given.first(Kind::remedy)) {
    Index thing = knowledge.first(Kind::cause);
    for (const Cause& cause : knowledge.causes)
      if (cause.when.is_given()) watch(thing++, cause.when.parts);
      else ++thing;  // to be named, or never
    thing = knowledge.first(Kind::rule);
    for (const Rule& rule : knowledge.rules) {
      watch(thing++, rule.when.parts);
      starts.push_back(static_cast<Index>(parts.size()));
      parts.insert(parts.end(), rule.when.parts.begin(), rule.when.parts.end());
    }
    starts.push_back(static_cast<Index>(parts.size()));
  }

  [[nodiscard]] Condition condition_of(Index rule) const {
    return {ConditionParts(parts).subspan(starts[rule], starts[rule + 1] - starts[rule])};
  }

  /// Notes when a cause or rule has to be looked at.
  void watch(Index thing, ConditionParts condition) {
    const auto watched = condition.empty() ? std::nullopt : fold(condition, WatchAlgebra{});
    if (!watched) always.add(thing);
    else
      for (const Index other : *watched) watched_by[other].push_back(thing);
  }

  void mark_what_watches(Index thing) {
    for (const Index other : watched_by[thing]) marks.add(other);
  }

  const Knowledge& knowledge;
  Truths truths;
  Advice advice;
  Marks always;
  Marks marks;
  std::vector<std::vector<Index>> watched_by;  // causes and rules, by finding or cause
  std::vector<ConditionPart> parts;            // of all rules, close together in memory
  std::vector<Index> starts;                   // of each rule
};

Evaluator::Evaluator(const Knowledge& knowledge) : parts_(std::make_unique<Parts>(knowledge)) {}
Evaluator::~Evaluator() = default;

const Advice& Evaluator::advise(const Sheet& sheet) {
  Parts& my = *parts_;
  const Index first_cause = my.knowledge.first(Kind::cause);
  const Index first_rule = my.knowledge.first(Kind::rule);
  const Index end = my.knowledge.first(Kind::screen);
  my.truths.read(sheet);
  my.marks = my.always;
  for (Index i = 0; i < first_cause; ++i)
    if (sheet.answer({i}) != Answer::no) my.mark_what_watches(i);
  for (const CauseRef cause : sheet.named_causes()) my.marks.add(cause.index);
  Advisor advisor(my.knowledge, my.truths, my.advice);
  // Causes come before rules in the numbering, so those that a cause marks are still ahead.
  for (Index thing = my.marks.next(first_cause); thing < end; thing = my.marks.next(thing + 1)) {
    if (thing >= first_rule) {
      const Index rule = thing - first_rule;
      advisor.apply(rule, my.truths.of(my.condition_of(rule)));
    } else {
      my.truths.settle({thing});
      if (my.truths.of(HoldingRef{thing}).greatest != Truth::no) my.mark_what_watches(thing);
    }
  }
  advisor.finish();
  return my.advice;
}

std::optional<NextScreen> Evaluator::next_screen() const {
  return legcramp::next_screen(parts_->knowledge, parts_->truths, parts_->advice);
}

}  // namespace legcramp
