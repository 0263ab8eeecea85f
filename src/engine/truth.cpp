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

/// Beside each bound, the findings and causes that hold it open: none, where it is settled.
struct OpenAlgebra {
  struct Value {
    Bounds bounds;
    std::vector<HoldingRef> open;
  };
  const std::vector<Bounds>& bounds;

  [[nodiscard]] Value thing(HoldingRef ref) const {
    const Bounds own = bounds[ref.index];
    return own.least == own.greatest ? Value{own, {}} : Value{own, {ref}};
  }
  [[nodiscard]] static Value both(Value a, Value b) {
    const Bounds all = BoundsAlgebra::both(a.bounds, b.bounds);
    return join(all, std::move(a), std::move(b));
  }
  [[nodiscard]] static Value either(Value a, Value b) {
    const Bounds all = BoundsAlgebra::either(a.bounds, b.bounds);
    return join(all, std::move(a), std::move(b));
  }
  [[nodiscard]] static Value negation(Value part) {
    part.bounds = BoundsAlgebra::negation(part.bounds);
    return part;
  }
  static Value join(Bounds all, Value a, Value b) {
    if (all.least == all.greatest) return {all, {}};
    std::ranges::move(b.open, std::back_inserter(a.open));
    return {all, std::move(a.open)};
  }
};

}  // namespace

void answer_from_details(const Knowledge& knowledge, Sheet& sheet) {
  const Sheet given = sheet;
  for (std::size_t i = knowledge.screens.size(); i-- > 0;) {
    const Screen& screen = knowledge.screens[i];
    if (!screen.detail_of || given.answer(*screen.detail_of) != Answer::unasked) continue;
    Answer strongest = sheet.answer(*screen.detail_of);  // of its other details
    for (const FindingRef detail : screen.findings)
      strongest = std::max(strongest, sheet.answer(detail));
    if (strongest > Answer::no) sheet.set(*screen.detail_of, strongest);
  }
}

Sheet sheet_of(const Knowledge& knowledge, const Case& example) {
  Sheet sheet(knowledge);
  for (const GivenAnswer& given : example.answers.given) sheet.set(given.finding, given.answer);
  answer_from_details(knowledge, sheet);
  for (Index i = 0; i < knowledge.findings.size(); ++i)
    if (sheet.answer({i}) == Answer::unasked) sheet.set({i}, Answer::no);
  for (const CauseRef cause : example.causes) sheet.name(cause);
  return sheet;
}

Truths::Truths(const Knowledge& knowledge, Sheet sheet)
    : knowledge_(knowledge), sheet_(std::move(sheet)) {
  answer_from_details(knowledge_, sheet_);
  refuse_details();
  bounds_.reserve(knowledge.findings.size() + knowledge.causes.size());
  for (Index i = 0; i < knowledge.findings.size(); ++i)
    bounds_.push_back(bounds_for(sheet_.answer({i})));
  for (const Cause& cause : knowledge.causes) {
    const CauseRef ref{static_cast<Index>(bounds_.size())};
    if (sheet_.is_named(ref)) bounds_.push_back({Truth::yes, Truth::yes});
    else if (cause.when.is_given())
      bounds_.push_back(fold(cause.when.parts, BoundsAlgebra{bounds_}));
    else bounds_.push_back({Truth::no, Truth::no});
  }
}

void Truths::refuse_details() {
  for (const Screen& screen : knowledge_.screens)
    if (screen.detail_of && sheet_.answer(*screen.detail_of) == Answer::no)
      for (const FindingRef detail : screen.findings) sheet_.set(detail, Answer::no);
}

Bounds Truths::of(const Condition& condition) const {
  return condition.is_given() ? fold(condition.parts, BoundsAlgebra{bounds_})
                              : Bounds{Truth::yes, Truth::yes};
}

std::vector<HoldingRef> Truths::open_things(ConditionParts condition) const {
  std::vector<HoldingRef> open = fold(condition, OpenAlgebra{bounds_}).open;
  std::ranges::sort(open, {}, &HoldingRef::index);
  open.erase(std::unique(open.begin(), open.end()), open.end());
  return open;
}

std::vector<FindingRef> Truths::open_findings(ConditionParts condition) const {
  std::vector<FindingRef> findings;
  const Index first_cause = knowledge_.first(Kind::cause);
  for (const HoldingRef thing : open_things(condition))
    if (thing.index < first_cause) findings.push_back({thing.index});
    else
      for (const HoldingRef part :
           open_things(knowledge_.causes[thing.index - first_cause].when.parts))
        findings.push_back({part.index});
  return findings;
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
