#pragma once
// What the properties are proved with: the diagrams of one knowledge file, each made when a
// property first needs it.

#include <memory_resource>
#include <optional>

#include "legcramp/check.hpp"
#include "legcramp/dictionary.hpp"
#include "proof/asking.hpp"

namespace legcramp {

class Prover {
 public:
  explicit Prover(const Knowledge& knowledge) : knowledge_(knowledge) {}
  Prover(const Prover&) = delete;  // its diagrams refer to its space
  Prover& operator=(const Prover&) = delete;

  [[nodiscard]] const Knowledge& knowledge() const { return knowledge_; }
  const Dictionary& dictionary() {
    return once(dictionary_, [&] { return make_dictionary(knowledge_, memory_); });
  }

  // Each throws TooLarge, and again if it did once.
  Space& space() {
    return once(space_, [&] { return Space({&knowledge_}); });
  }
  Diagrams& diagrams() { return space().diagrams(); }
  Consequences& consequences() {
    return once(consequences_, [&] { return Consequences(space(), knowledge_); });
  }
  Asking& asking() {
    return once(asking_, [&] { return ask_all(space(), knowledge_); });
  }
  Space& partial_space() {
    return once(partial_space_, [&] { return Space({&knowledge_}, Space::Sheets::partial); });
  }
  Consequences& partial_consequences() {
    return once(partial_, [&] { return Consequences(partial_space(), knowledge_); });
  }

  /// The limits on steps count anew, as for each property.
  void start_count() {
    steps_ = 0;
    if (space_.value) space_.value->diagrams().start_count();
    if (partial_space_.value) partial_space_.value->diagrams().start_count();
  }

  /// Counts what is done without diagrams; throws TooLarge if it is too much.
  void count_steps(std::size_t steps) {
    steps_ += steps;
    if (steps_ > Diagrams::Limits{}.steps) throw TooLarge{};
  }

  /// A sheet on which a predicate holds, with the fewest answers that are not no.
  Sheet example(Diagram predicate) {
    return space().sheet_of(knowledge_, diagrams().witness(predicate));
  }

  [[nodiscard]] Place rule(Index index) const {
    return {"rules", index, knowledge_.rules[index].id.text};
  }
  /// The rules that hold, or are open, on a sheet; some of them, if they are very many.
  [[nodiscard]] std::vector<Place> rules_at(const Sheet& sheet) const;

 private:
  template <class Value>
  struct Lazy {
    std::optional<Value> value;
    bool is_too_large = false;
  };
  template <class Value, class Make>
  static Value& once(Lazy<Value>& lazy, const Make& make) {
    if (lazy.is_too_large) throw TooLarge{};
    if (lazy.value) return *lazy.value;
    lazy.is_too_large = true;
    lazy.value.emplace(make());
    lazy.is_too_large = false;
    return *lazy.value;
  }

  const Knowledge& knowledge_;
  std::size_t steps_ = 0;
  std::pmr::monotonic_buffer_resource memory_;
  Lazy<Dictionary> dictionary_;
  Lazy<Space> space_;
  Lazy<Consequences> consequences_;
  Lazy<Asking> asking_;
  Lazy<Space> partial_space_;
  Lazy<Consequences> partial_;
};

/// An urgency as it stands at the end of a diagram.
constexpr unsigned level_of(Urgency urgency) { return static_cast<unsigned>(urgency); }

/// About how many steps it takes to assess one sheet.
inline std::size_t steps_of_an_assessment(const Knowledge& knowledge) {
  std::size_t steps = knowledge.ids.size();
  for (const Rule& rule : knowledge.rules) steps += rule.when.parts.size();
  return steps;
}

/// What came of a property.
struct Shown {
  static constexpr std::size_t most_problems = 200;

  std::string counts;
  std::vector<Problem> problems;  ///< those that are listed
  std::vector<Problem> remarks;   ///< the same of what is only worth knowing
  std::size_t all = 0;            ///< of both, listed or not

  /// Makes and lists a problem if it is one of the first `most_problems`: the way to an example is
  /// long.
  template <class Make>
  void add(const Make& make) {
    ++all;
    if (problems.size() < most_problems) problems.push_back(make());
  }
  /// The same of what is only worth knowing.
  template <class Make>
  void remark(const Make& make) {
    ++all;
    if (remarks.size() == most_problems) return;
    remarks.push_back(make());
    remarks.back().is_only_worth_knowing = true;
  }
};

/// Proves the properties that do not look words up: those that a mutant of a rule can break.
Proof check_advice(const Knowledge& knowledge);

// The properties. Each throws TooLarge where it cannot be proved.
Shown prove_no_gap(Prover& prover);
Shown prove_guaranteed(Prover& prover);
Shown prove_doubt_never_reassures(Prover& prover);
Shown prove_signs(Prover& prover);
Shown prove_found(Prover& prover);
Shown prove_alarms(Prover& prover);
Shown prove_lookup_cases(Prover& prover);
Shown prove_nothing_dead(Prover& prover);
Shown prove_nothing_avoided_shown(Prover& prover);
Shown prove_order(Prover& prover);
Shown prove_stopping_is_safe(Prover& prover);
Shown prove_sourced(Prover& prover);
Shown prove_cases(Prover& prover);

/// Whether this interview loses anything by what it does not ask.
Shown judge_stopping(Prover& prover, const Asking& asking);

}  // namespace legcramp
