#pragma once
// A whole number of any size: combinations of answers outgrow every built-in type.

#include <cstdint>
#include <string>
#include <vector>

namespace legcramp {

class Count {
 public:
  Count(std::uint32_t value = 0) : digits_{value} {}  // below `base`

  Count& operator+=(const Count& other);
  Count& operator*=(std::uint32_t factor);
  friend bool operator==(const Count&, const Count&) = default;

  /// All digits, such as "42391158275216203514294433201".
  [[nodiscard]] std::string exact() const;
  /// For people: exact up to six digits, then as in "4.23 x 10^28", rounded down.
  [[nodiscard]] std::string brief() const;

 private:
  static constexpr std::uint32_t base = 1'000'000'000;
  std::vector<std::uint32_t> digits_;  // to that base, least first; the last is 0 only alone
};

}  // namespace legcramp
