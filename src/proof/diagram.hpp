#pragma once
// Decision diagrams: functions over all combinations of answers, small enough to be computed with.
// A diagram asks one variable after the other, always in the same order, and ends at a small
// number. Equal parts are one node, and no node stands whose answer makes no difference; so two
// diagrams are the same function exactly if they are the same node. (R. E. Bryant, "Graph-Based
// Algorithms for Boolean Function Manipulation", 1986; here with three ways out of each node.)

#include <array>
#include <cstdint>
#include <vector>

#include "proof/count.hpp"

namespace legcramp {

/// The place of a variable in the order, from 0.
using Level = std::uint32_t;

/// A number from 0 to 3 for each combination of answers: a truth (no, open, yes), an urgency, or a
/// predicate, which is a truth that is never open. Belongs to the `Diagrams` that made it.
struct Diagram {
  std::uint32_t node = 0;  ///< below 4: the number itself
  friend bool operator==(Diagram, Diagram) = default;
};
inline constexpr Diagram never{0};
inline constexpr Diagram always{2};

/// What to do with two numbers, as a table. Built from a function of two numbers from 0 to 3 whose
/// result is one, too.
class Operation {
 public:
  template <class Function>
  constexpr explicit Operation(const Function& function) {
    for (unsigned a = 0; a < 4; ++a)
      for (unsigned b = 0; b < 4; ++b) {
        const auto result = static_cast<std::uint32_t>(function(a, b)) & 3U;
        rows_ |= result << (8 * a + 2 * b);
        columns_ |= result << (8 * b + 2 * a);
      }
  }

 private:
  friend class Diagrams;
  std::uint32_t rows_ = 0;     // a byte for each a, two bits in it for each b
  std::uint32_t columns_ = 0;  // the other way round
};

/// An operation that asks whether something is so of two numbers.
template <class Predicate>
constexpr Operation predicate_of(const Predicate& predicate) {
  return Operation(
      [&](unsigned a, unsigned b) { return predicate(a, b) ? always.node : never.node; });
}

/// Too many nodes, or too long a way to them: nothing is proved then.
struct TooLarge {};

class Diagrams {
 public:
  /// How many answers a variable has: no, unsure and yes; or two, no and yes.
  enum class Answers : std::uint8_t { two = 2, three = 3 };

  /// How many more nodes and steps there may be since the last `start_count`.
  struct Limits {
    std::size_t nodes = 1'000'000;
    std::size_t steps = 20'000'000;
  };

  Diagrams(std::vector<Answers> variables, Limits limits);

  /// The answer to a variable: no is 0, unsure 1, yes 2.
  Diagram variable(Level level);
  /// The operation, at every combination of answers. Throws TooLarge.
  Diagram apply(const Operation& operation, Diagram a, Diagram b);
  /// The function once this answer is given.
  Diagram restrict(Diagram of, Level level, unsigned answer);

  Diagram both(Diagram a, Diagram b);                                ///< the smaller number
  Diagram either(Diagram a, Diagram b);                              ///< the larger number
  Diagram opposite(Diagram truth);                                   ///< no for yes, and yes for no
  Diagram when(Diagram condition, Diagram then, Diagram otherwise);  ///< the condition a predicate
  /// Whether the number is this one.
  Diagram is(Diagram a, unsigned number);
  Diagram differ(Diagram a, Diagram b);

  // Each throws TooLarge.
  /// On how many combinations a predicate holds.
  [[nodiscard]] Count count(Diagram predicate) const;
  /// How probable it is, if the answers to each variable have these probabilities.
  [[nodiscard]] double probability(Diagram predicate,
                                   const std::vector<std::array<double, 3>>& of_answers) const;
  /// A combination on which a predicate holds, by level; as many answers no as can be. There must
  /// be one.
  [[nodiscard]] std::vector<unsigned> witness(Diagram predicate) const;
  /// By level: the variables that any of these functions depends on.
  [[nodiscard]] std::vector<bool> variables_of(const std::vector<Diagram>& functions) const;
  /// The number at one combination of answers, by level.
  [[nodiscard]] unsigned at(Diagram of, const std::vector<unsigned>& answers) const;
  /// The nodes that a function takes.
  [[nodiscard]] std::size_t size_of(Diagram of) const;
  [[nodiscard]] std::size_t variables() const { return variables_.size(); }

  /// Counts work beside the diagrams as steps. Throws TooLarge.
  void count_steps(std::size_t steps) const;
  /// From here on the limits count anew.
  void start_count() {
    first_node_ = nodes_.size();
    steps_ = 0;
  }

 private:
  struct Node {
    Level level;
    std::array<std::uint32_t, 3> children;
    friend bool operator==(const Node&, const Node&) = default;
  };
  /// A result that need not be computed again; an entry may be overwritten by another.
  struct Memo {
    std::uint32_t operation = 0;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t result = 0;
  };
  static constexpr std::uint32_t leaves = 4;

  [[nodiscard]] std::uint32_t answers(Level level) const {
    return static_cast<std::uint32_t>(variables_[level]);
  }
  [[nodiscard]] Level level_of(std::uint32_t node) const { return nodes_[node].level; }
  std::uint32_t make(const Node& node);
  std::uint32_t apply(const Operation& operation, std::uint32_t a, std::uint32_t b);
  std::uint32_t restrict(std::uint32_t of, Level level, unsigned answer);
  Memo& memo_of(std::uint32_t operation, std::uint32_t a, std::uint32_t b);
  void grow();
  /// A value for each node below one, from its leaves up: `of_node(node, value of each child)`.
  /// Each counts as a step. Throws TooLarge.
  template <class Value, class OfNode>
  Value walk(Diagram from, const OfNode& of_node) const;

  std::vector<Answers> variables_;
  Limits limits_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> unique_;  // a hash table of nodes; 0: free
  std::vector<Memo> memos_;
  std::size_t first_node_ = 0;
  mutable std::size_t steps_ = 0;
};

}  // namespace legcramp
