#pragma once
// What tools/mutate_cpp.py writes in the place of operators and numbers. Which mutant is switched
// on, the environment variable MUTANT says: its number. With MUTANT_REACHED, the numbers of all
// that were reached are written to that file at the end.

#include <array>
#include <cstdio>
#include <cstdlib>
#include <type_traits>

namespace mutation {

inline std::array<bool, 1U << 15U> reached{};

inline const int current = [] {
  const char* number = std::getenv("MUTANT");
  return number == nullptr ? 0 : std::atoi(number);
}();

struct Recorder {
  ~Recorder() {
    const char* name = std::getenv("MUTANT_REACHED");
    std::FILE* file = name == nullptr ? nullptr : std::fopen(name, "w");
    if (file == nullptr) return;
    for (std::size_t i = 1; i < reached.size(); ++i)
      if (reached[i]) std::fprintf(file, "%zu\n", i);
    std::fclose(file);
  }
};
inline const Recorder recorder;

/// Whether this mutant is switched on; 0 is none. While compiling, none is.
constexpr bool on(int number) {
  if (std::is_constant_evaluated()) return false;
  reached[static_cast<std::size_t>(number)] = true;
  return number != 0 && number == current;
}

template <class Left, class Right>
constexpr bool equal(int turned, const Left& left, const Right& right) {
  return static_cast<bool>(left == right) != on(turned);
}

template <class Left, class Right>
constexpr bool unequal(int turned, const Left& left, const Right& right) {
  return static_cast<bool>(left != right) != on(turned);
}

template <class Left, class Right>
constexpr bool less(int at_edge, int turned, const Left& left, const Right& right) {
  const bool turns = on(turned);
  return on(at_edge) ? left <= right : (left < right) != turns;
}

template <class Left, class Right>
constexpr bool at_most(int at_edge, int turned, const Left& left, const Right& right) {
  const bool turns = on(turned);
  return on(at_edge) ? left < right : (left <= right) != turns;
}

template <class Left, class Right>
constexpr bool greater(int at_edge, int turned, const Left& left, const Right& right) {
  const bool turns = on(turned);
  return on(at_edge) ? left >= right : (left > right) != turns;
}

template <class Left, class Right>
constexpr bool at_least(int at_edge, int turned, const Left& left, const Right& right) {
  const bool turns = on(turned);
  return on(at_edge) ? left > right : (left >= right) != turns;
}

template <class Left, class Right>
constexpr auto plus(int number, const Left& left, const Right& right) {
  return on(number) ? left - right : left + right;
}

template <class Left, class Right>
constexpr auto minus(int number, const Left& left, const Right& right) {
  return on(number) ? left + right : left - right;
}

template <class Left, class Right>
constexpr Left& add(int number, Left& left, const Right& right) {
  return on(number) ? left -= right : left += right;
}

template <class Left, class Right>
constexpr Left& subtract(int number, Left& left, const Right& right) {
  return on(number) ? left += right : left -= right;
}

template <class Value>
constexpr Value smaller(int number, const Value& left, const Value& right) {
  return (right < left) != on(number) ? right : left;
}

template <class Value>
constexpr Value larger(int number, const Value& left, const Value& right) {
  return (left < right) != on(number) ? right : left;
}

template <class Number>
constexpr Number literal(int one_more, int one_less, Number number) {
  if (on(one_more)) return number + 1;
  return on(one_less) ? number - 1 : number;
}

}  // namespace mutation
