#include "proof/diagram.hpp"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <utility>

namespace legcramp {
namespace {

constexpr Operation smaller([](unsigned a, unsigned b) { return std::min(a, b); });
constexpr Operation larger([](unsigned a, unsigned b) { return std::max(a, b); });
constexpr Operation opposite_truth([](unsigned a, unsigned /*b*/) { return a > 2 ? 0 : 2 - a; });
constexpr Operation unequal([](unsigned a, unsigned b) { return a == b ? 0 : 2; });
constexpr Operation equal([](unsigned a, unsigned b) { return a == b ? 2 : 0; });
constexpr Operation where_yes([](unsigned condition, unsigned a) {
  return condition == 2 ? a : 0;
});

constexpr std::uint32_t restriction = 0;  // the table of the one operation that needs no memo
constexpr Level below_all = std::numeric_limits<Level>::max();

std::size_t mix(std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  const std::uint64_t mixed =
      (a * 0x9E37'79B9'7F4A'7C15) ^ (b * 0xC2B2'AE3D'27D4'EB4F) ^ (c * 0x1656'67B1'9E37'79F9);
  return static_cast<std::size_t>(mixed ^ (mixed >> 29U));
}

}  // namespace

Diagrams::Diagrams(std::vector<Answers> variables, Limits limits)
    : variables_(std::move(variables)),
      limits_(limits),
      nodes_(leaves, Node{below_all, {}}),
      unique_(std::size_t{1} << 13U),
      memos_(std::size_t{1} << 13U) {}

std::uint32_t Diagrams::make(const Node& node) {
  const auto& [no, unsure, yes] = node.children;
  if (no == unsure && no == yes) return no;
  const std::size_t mask = unique_.size() - 1;
  std::size_t place = mix(node.level, (std::uint64_t{no} << 32U) | unsure, yes) & mask;
  for (; unique_[place] != 0; place = (place + 1) & mask)
    if (nodes_[unique_[place]] == node) return unique_[place];
  if (nodes_.size() - first_node_ >= limits_.nodes) throw TooLarge{};
  const auto made = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back(node);
  unique_[place] = made;
  if (nodes_.size() * 2 > unique_.size()) grow();
  return made;
}

void Diagrams::grow() {
  std::vector<std::uint32_t> table(unique_.size() * 2);
  const std::size_t mask = table.size() - 1;
  for (std::uint32_t number = leaves; number < nodes_.size(); ++number) {
    const Node& node = nodes_[number];
    const auto& [no, unsure, yes] = node.children;
    std::size_t place = mix(node.level, (std::uint64_t{no} << 32U) | unsure, yes) & mask;
    while (table[place] != 0) place = (place + 1) & mask;
    table[place] = number;
  }
  unique_ = std::move(table);
  constexpr std::size_t most_memos = std::size_t{1} << 20U;
  memos_.assign(std::min(unique_.size(), most_memos), {});
}

Diagrams::Memo& Diagrams::memo_of(std::uint32_t operation, std::uint32_t a, std::uint32_t b) {
  return memos_[mix(operation, a, b) & (memos_.size() - 1)];
}

void Diagrams::count_steps(std::size_t steps) const {
  steps_ += steps;
  if (steps_ > limits_.steps) throw TooLarge{};
}

Diagram Diagrams::variable(Level level) {
  const std::uint32_t unsure = variables_[level] == Answers::three ? 1 : 0;
  return {make({level, {0, unsure, 2}})};
}

Diagram Diagrams::apply(const Operation& operation, Diagram a, Diagram b) {
  count_steps(1);
  return {apply(operation, a.node, b.node)};
}

std::uint32_t Diagrams::apply(const Operation& operation, std::uint32_t a, std::uint32_t b) {
  if (operation.rows_ == 0) return never.node;
  constexpr std::uint32_t as_it_is = 0b11'10'01'00;  // a row that gives back the other number
  const auto is_constant = [](std::uint32_t row) { return row % 0b01'01'01'01 == 0; };
  if (a < leaves) {
    const std::uint32_t row = operation.rows_ >> (8 * a) & 0xFFU;
    if (b < leaves) return row >> (2 * b) & 3U;
    if (is_constant(row)) return row & 3U;
    if (row == as_it_is) return b;
  } else if (b < leaves) {
    const std::uint32_t column = operation.columns_ >> (8 * b) & 0xFFU;
    if (is_constant(column)) return column & 3U;
    if (column == as_it_is) return a;
  } else if (a == b) {
    const std::uint32_t table = operation.rows_;
    const std::uint32_t diagonal =
        (table & 0x3U) | (table >> 8U & 0xCU) | (table >> 16U & 0x30U) | (table >> 24U & 0xC0U);
    if (is_constant(diagonal)) return diagonal & 3U;
    if (diagonal == as_it_is) return a;
  }
  if (operation.rows_ == operation.columns_ && a > b) std::swap(a, b);
  if (const Memo& memo = memo_of(operation.rows_, a, b);
      memo.operation == operation.rows_ && memo.a == a && memo.b == b)
    return memo.result;
  count_steps(1);
  const Level level = std::min(level_of(a), level_of(b));
  Node node{level, {}};
  for (std::size_t i = 0; i < node.children.size(); ++i)
    node.children[i] = apply(operation, level_of(a) == level ? nodes_[a].children[i] : a,
                             level_of(b) == level ? nodes_[b].children[i] : b);
  const std::uint32_t result = make(node);
  memo_of(operation.rows_, a, b) = {operation.rows_, a, b, result};
  return result;
}

Diagram Diagrams::restrict(Diagram of, Level level, unsigned answer) {
  count_steps(1);
  return {restrict(of.node, level, answer)};
}

std::uint32_t Diagrams::restrict(std::uint32_t of, Level level, unsigned answer) {
  if (of < leaves || level_of(of) > level) return of;
  if (level_of(of) == level) return nodes_[of].children[answer];
  const std::uint32_t key = level * 4 + answer;
  if (const Memo& memo = memo_of(restriction, of, key);
      memo.operation == restriction && memo.a == of && memo.b == key)
    return memo.result;
  count_steps(1);
  Node node{level_of(of), {}};
  for (std::size_t i = 0; i < node.children.size(); ++i)
    node.children[i] = restrict(nodes_[of].children[i], level, answer);
  const std::uint32_t result = make(node);
  memo_of(restriction, of, key) = {restriction, of, key, result};
  return result;
}

Diagram Diagrams::both(Diagram a, Diagram b) { return apply(smaller, a, b); }
Diagram Diagrams::either(Diagram a, Diagram b) { return apply(larger, a, b); }
Diagram Diagrams::opposite(Diagram truth) { return apply(opposite_truth, truth, never); }
Diagram Diagrams::is(Diagram a, unsigned number) { return apply(equal, a, {number}); }
Diagram Diagrams::differ(Diagram a, Diagram b) { return apply(unequal, a, b); }
Diagram Diagrams::when(Diagram condition, Diagram then, Diagram otherwise) {
  return either(apply(where_yes, condition, then),
                apply(where_yes, opposite(condition), otherwise));
}

template <class Value, class OfNode>
Value Diagrams::walk(Diagram from, const OfNode& of_node) const {
  std::vector<std::uint32_t> reached;
  std::unordered_map<std::uint32_t, Value> values;
  for (std::vector<std::uint32_t> open{from.node}; !open.empty();) {
    const std::uint32_t node = open.back();
    open.pop_back();
    if (!values.try_emplace(node).second) continue;
    count_steps(1);
    reached.push_back(node);
    if (node >= leaves)
      for (const std::uint32_t child : nodes_[node].children) open.push_back(child);
  }
  std::ranges::sort(reached);  // a node is made after its children
  for (const std::uint32_t node : reached) {
    const auto& children = nodes_[node].children;
    values[node] = of_node(
        node, [&](std::size_t answer) -> const Value& { return values.at(children[answer]); });
  }
  return values.at(from.node);
}

Count Diagrams::count(Diagram predicate) const {
  const auto level = [&](std::uint32_t node) {
    return std::min(level_of(node), static_cast<Level>(variables_.size()));
  };
  const auto skip = [&](Count count, Level from, Level to) {
    for (; from < to; ++from) count *= answers(from);
    return count;
  };
  const auto on_node = [&](std::uint32_t node, const auto& value) {
    if (node < leaves) return Count(node == always.node ? 1 : 0);
    Count sum;
    for (std::size_t answer = 0; answer < 3; ++answer)
      if (answer != 1 || variables_[level_of(node)] == Answers::three)
        sum += skip(value(answer), level(node) + 1, level(nodes_[node].children[answer]));
    return sum;
  };
  return skip(walk<Count>(predicate, on_node), 0, level(predicate.node));
}

double Diagrams::probability(Diagram predicate,
                             const std::vector<std::array<double, 3>>& of_answers) const {
  return walk<double>(predicate, [&](std::uint32_t node, const auto& value) {
    if (node < leaves) return node == always.node ? 1.0 : 0.0;
    double sum = 0;
    for (std::size_t answer = 0; answer < 3; ++answer)
      sum += of_answers[level_of(node)][answer] * value(answer);
    return sum;
  });
}

std::vector<unsigned> Diagrams::witness(Diagram predicate) const {
  constexpr unsigned out_of_reach = std::numeric_limits<unsigned>::max() / 2;
  constexpr std::array<std::size_t, 3> by_preference{0, 2, 1};  // no, yes, unsure
  struct Way {
    unsigned cost = 0;
    unsigned answer = 0;
  };
  std::unordered_map<std::uint32_t, Way> ways;
  walk<unsigned>(predicate, [&](std::uint32_t node, const auto& cost_of) {
    if (node < leaves) return node == always.node ? 0 : out_of_reach;
    Way best{out_of_reach, 0};
    for (const std::size_t answer : by_preference)
      if (const unsigned cost = cost_of(answer) + (answer > 0 ? 1 : 0); cost < best.cost)
        best = {cost, static_cast<unsigned>(answer)};
    ways[node] = best;
    return best.cost;
  });
  std::vector<unsigned> answers(variables_.size(), 0);
  for (std::uint32_t node = predicate.node; node >= leaves;) {
    const unsigned answer = ways.at(node).answer;
    answers[level_of(node)] = answer;
    node = nodes_[node].children[answer];
  }
  return answers;
}

std::vector<bool> Diagrams::variables_of(const std::vector<Diagram>& functions) const {
  std::vector<bool> found(variables_.size(), false);
  std::vector<bool> is_reached(nodes_.size(), false);
  std::vector<std::uint32_t> open;
  open.reserve(functions.size());
  for (const Diagram function : functions) open.push_back(function.node);
  while (!open.empty()) {
    const std::uint32_t node = open.back();
    open.pop_back();
    if (node < leaves || is_reached[node]) continue;
    is_reached[node] = true;
    found[level_of(node)] = true;
    for (const std::uint32_t child : nodes_[node].children) open.push_back(child);
  }
  return found;
}

unsigned Diagrams::at(Diagram of, const std::vector<unsigned>& answers) const {
  std::uint32_t node = of.node;
  while (node >= leaves) node = nodes_[node].children[answers[level_of(node)]];
  return node;
}

std::size_t Diagrams::size_of(Diagram of) const {
  std::size_t size = 0;
  walk<char>(of, [&](std::uint32_t node, const auto& /*value*/) {
    size += node >= leaves ? 1 : 0;
    return char{};
  });
  return size;
}

}  // namespace legcramp
