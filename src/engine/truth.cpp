#include "engine/truth.hpp"

#include <algorithm>
#include <iterator>

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
    std::vector<Because> because_of;
  };
  struct Value {
    Side least;
    Side greatest;
  };
  const std::vector<Bounds>& bounds;

  [[nodiscard]] Value thing(HoldingRef ref) const {
    const auto side = [&](Truth truth) {
      return Side{truth,
                  {{ref, truth == Truth::yes  ? Answer::yes
                         : truth == Truth::no ? Answer::no
                                              : Answer::unsure}}};
    };
    return {side(bounds[ref.index].least), side(bounds[ref.index].greatest)};
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

std::vector<Because> Truths::explain(const Condition& condition) const {
  return fold(condition.parts, ReasonAlgebra{bounds_}).least.because_of;
}

std::vector<Because> Truths::explain(HoldingRef cause) const {
  if (sheet_.is_named(CauseRef{cause.index})) return {{cause, Answer::yes}};
  const Cause& record = knowledge_.causes[cause.index - knowledge_.first(Kind::cause)];
  return fold(record.when.parts, ReasonAlgebra{bounds_}).least.because_of;
}

}  // namespace legcramp
