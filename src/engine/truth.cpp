#include "engine/truth.hpp"

#include <algorithm>

#include "legcramp/fold.hpp"

namespace legcramp {
namespace {

Bounds bounds_for(Answer answer) {
  switch (answer) {
    case Answer::unasked: return {Truth::no, Truth::yes};
    case Answer::no: return {Truth::no, Truth::no};
    case Answer::unsure: return {Truth::open, Truth::open};
    case Answer::yes: return {Truth::yes, Truth::yes};
  }
  return {};
}

Truth opposite(Truth truth) {
  return truth == Truth::yes ? Truth::no : truth == Truth::no ? Truth::yes : Truth::open;
}

struct BoundsAlgebra {
  const std::vector<Bounds>& bounds;
  [[nodiscard]] Bounds thing(HoldingRef ref) const { return bounds[ref.index]; }
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
    std::vector<HoldingRef> because_of;
  };
  struct Value {
    Side least;
    Side greatest;
  };
  const std::vector<Bounds>& bounds;

  [[nodiscard]] Value thing(HoldingRef ref) const {
    return {{bounds[ref.index].least, {ref}}, {bounds[ref.index].greatest, {ref}}};
  }
  [[nodiscard]] static Value both(const Value& a, const Value& b) {
    return {join(a.least, b.least, std::min(a.least.truth, b.least.truth)),
            join(a.greatest, b.greatest, std::min(a.greatest.truth, b.greatest.truth))};
  }
  [[nodiscard]] static Value either(const Value& a, const Value& b) {
    return {join(a.least, b.least, std::max(a.least.truth, b.least.truth)),
            join(a.greatest, b.greatest, std::max(a.greatest.truth, b.greatest.truth))};
  }
  [[nodiscard]] static Value negation(const Value& part) {
    return {{opposite(part.greatest.truth), part.greatest.because_of},
            {opposite(part.least.truth), part.least.because_of}};
  }
  static Side join(const Side& a, const Side& b, Truth truth) {
    Side side{truth, {}};
    for (const Side* part : {&a, &b})
      if (part->truth == truth)
        side.because_of.insert(side.because_of.end(), part->because_of.begin(),
                               part->because_of.end());
    return side;
  }
};

}  // namespace

Truths::Truths(const Knowledge& knowledge, const Sheet& sheet)
    : knowledge_(knowledge), sheet_(sheet) {
  bounds_.reserve(knowledge.findings.size() + knowledge.causes.size());
  for (Index i = 0; i < knowledge.findings.size(); ++i)
    bounds_.push_back(bounds_for(sheet.answer(FindingRef{i})));
  for (const Cause& cause : knowledge.causes) {
    const CauseRef ref{static_cast<Index>(bounds_.size())};
    if (sheet.is_named(ref)) bounds_.push_back({Truth::yes, Truth::yes});
    else if (cause.when.is_given())
      bounds_.push_back(fold(cause.when.parts, BoundsAlgebra{bounds_}));
    else bounds_.push_back({Truth::no, Truth::no});
  }
}

Bounds Truths::of(const Condition& condition) const {
  return condition.is_given() ? fold(condition.parts, BoundsAlgebra{bounds_})
                              : Bounds{Truth::yes, Truth::yes};
}

std::vector<HoldingRef> Truths::explain(const Condition& condition) const {
  return fold(condition.parts, ReasonAlgebra{bounds_}).least.because_of;
}

std::vector<HoldingRef> Truths::explain(HoldingRef cause) const {
  if (sheet_.is_named(CauseRef{cause.index})) return {cause};
  const Cause& record = knowledge_.causes[cause.index - knowledge_.first(Kind::cause)];
  return fold(record.when.parts, ReasonAlgebra{bounds_}).least.because_of;
}

}  // namespace legcramp
