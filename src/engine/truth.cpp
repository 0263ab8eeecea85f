#include "engine/truth.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "legcramp/fold.hpp"

namespace legcramp {
namespace {

Truth opposite(Truth truth) {
  return truth == Truth::yes ? Truth::no : truth == Truth::no ? Truth::yes : Truth::open;
}

struct BoundsAlgebra {
  const Truths& truths;
  [[nodiscard]] Bounds thing(HoldingRef ref) const { return truths.of(ref); }
  [[nodiscard]] static Bounds both(Bounds a, Bounds b) {
    return {std::min(a.least, b.least), std::min(a.greatest, b.greatest)};
  }
  [[nodiscard]] static Bounds either(Bounds a, Bounds b) {
    return {std::max(a.least, b.least), std::max(a.greatest, b.greatest)};
  }
  [[nodiscard]] static Bounds negation(Bounds part) {
    return {opposite(part.greatest), opposite(part.least)};
  }
};

/// Beside each bound, what holds it there: of `all` and `any` those parts whose own bound is that
/// of the whole.
struct ReasonAlgebra {
  struct Side {
    Truth truth;
    std::vector<Because> because_of;
  };
  struct Value {
    Side least;
    Side greatest;
  };
  const Truths& truths;

  [[nodiscard]] Value thing(HoldingRef ref) const {
    const Bounds own = truths.of(ref);
    const auto side = [&](Truth truth) {
      return Side{truth,
                  {{ref, truth == Truth::yes  ? Answer::yes
                         : truth == Truth::no ? Answer::no
                                              : Answer::unsure}}};
    };
    return {side(own.least), side(own.greatest)};
  }
  [[nodiscard]] static Value both(Value a, Value b) {
    const Truth least = std::min(a.least.truth, b.least.truth);
    const Truth greatest = std::min(a.greatest.truth, b.greatest.truth);
    return {join(std::move(a.least), std::move(b.least), least),
            join(std::move(a.greatest), std::move(b.greatest), greatest)};
  }
  [[nodiscard]] static Value either(Value a, Value b) {
    const Truth least = std::max(a.least.truth, b.least.truth);
    const Truth greatest = std::max(a.greatest.truth, b.greatest.truth);
    return {join(std::move(a.least), std::move(b.least), least),
            join(std::move(a.greatest), std::move(b.greatest), greatest)};
  }
  [[nodiscard]] static Value negation(Value part) {
    part.least.truth = opposite(part.least.truth);
    part.greatest.truth = opposite(part.greatest.truth);
    return {std::move(part.greatest), std::move(part.least)};
  }
  static Side join(Side a, Side b, Truth truth) {
    if (a.truth != truth) return b;
    if (b.truth == truth) std::ranges::move(b.because_of, std::back_inserter(a.because_of));
    return a;
  }
};

/// Beside each bound, the findings and causes that hold it open: none, where it is settled. They
/// stand in one list, those of a part from where it began.
struct OpenAlgebra {
  struct Value {
    Bounds bounds;
    std::size_t begin;
  };
  const Truths& truths;
  std::vector<HoldingRef>& open;

  [[nodiscard]] Value thing(HoldingRef ref) const {
    const Value value{truths.of(ref), open.size()};
    if (value.bounds.least != value.bounds.greatest) open.push_back(ref);
    return value;
  }
  [[nodiscard]] Value both(Value a, Value b) const {
    return join(BoundsAlgebra::both(a.bounds, b.bounds), a.begin);
  }
  [[nodiscard]] Value either(Value a, Value b) const {
    return join(BoundsAlgebra::either(a.bounds, b.bounds), a.begin);
  }
  [[nodiscard]] static Value negation(Value part) {
    return {BoundsAlgebra::negation(part.bounds), part.begin};
  }
  [[nodiscard]] Value join(Bounds all, std::size_t begin) const {
    if (all.least == all.greatest) open.resize(begin);
    return {all, begin};
  }
};

/// Each finding and cause once, and not more than are worth reading: every line of the advice has a
/// list of its own.
std::vector<Because> first_of(const std::vector<Because>& because_of) {
  std::vector<Because> first;
  std::set<Index> is_named;
  for (const Because& because : because_of) {
    if (first.size() == most_reasons) break;
    if (is_named.insert(because.thing.index).second) first.push_back(because);
  }
  return first;
}

}  // namespace

Sheet sheet_of(const Knowledge& knowledge, const Case& example) {
  Sheet sheet(knowledge);
  for (const auto& [finding, answer] : example.answers.given)
    static_cast<void>(sheet.give(finding, answer));
  for (Index i = 0; i < knowledge.findings.size(); ++i)
    if (sheet.answer({i}) == Answer::unasked) static_cast<void>(sheet.give({i}, Answer::no));
  for (const CauseRef cause : example.causes) sheet.name(cause);
  return sheet;
}

Truths::Truths(const Knowledge& knowledge, Sheet sheet)
    : knowledge_(knowledge),
      first_cause_(knowledge.first(Kind::cause)),
      sheet_(std::move(sheet)),
      causes_(knowledge.causes.size()) {
  start_causes();
  for (Index i = 0; i < causes_.size(); ++i) settle({first_cause_ + i});
}

void Truths::read(const Sheet& sheet) {
  sheet_ = sheet;
  start_causes();
}

void Truths::start_causes() {
  for (Index i = 0; i < causes_.size(); ++i)
    causes_[i] = sheet_.is_named({first_cause_ + i}) ? Bounds{Truth::yes, Truth::yes}
                                                     : Bounds{Truth::no, Truth::no};
}

void Truths::settle(CauseRef cause) {
  const Index place = cause.index - first_cause_;
  const FindingCondition& when = knowledge_.causes[place].when;
  if (!sheet_.is_named(cause) && when.is_given())
    causes_[place] = fold(when.parts, BoundsAlgebra{*this});
}

Bounds Truths::of(const Condition& condition) const {
  return condition.is_given() ? fold(condition.parts, BoundsAlgebra{*this})
                              : Bounds{Truth::yes, Truth::yes};
}

std::vector<HoldingRef> Truths::open_things(ConditionParts condition) const {
  std::vector<HoldingRef> open;
  static_cast<void>(fold(condition, OpenAlgebra{*this, open}));
  std::ranges::sort(open, {}, &HoldingRef::index);
  open.erase(std::unique(open.begin(), open.end()), open.end());
  return open;
}

std::vector<Because> Truths::explain(const Condition& condition) const {
  return first_of(fold(condition.parts, ReasonAlgebra{*this}).least.because_of);
}

std::vector<Because> Truths::explain(HoldingRef cause) const {
  if (sheet_.is_named(CauseRef{cause.index})) return {{cause, Answer::yes}};
  const Cause& record = knowledge_.causes[cause.index - first_cause_];
  return first_of(fold(record.when.parts, ReasonAlgebra{*this}).least.because_of);
}

}  // namespace legcramp
