#include "proof/count.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace legcramp {

Count& Count::operator+=(const Count& other) {
  digits_.resize(std::max(digits_.size(), other.digits_.size()));
  std::uint32_t carry = 0;
  for (std::size_t i = 0; i < digits_.size(); ++i) {
    const std::uint32_t sum =
        digits_[i] + (i < other.digits_.size() ? other.digits_[i] : 0) + carry;
    digits_[i] = sum % base;
    carry = sum / base;
  }
  if (carry > 0) digits_.push_back(carry);
  return *this;
}

Count& Count::operator*=(std::uint32_t factor) {
  std::uint64_t carry = 0;
  for (std::uint32_t& digit : digits_) {
    const std::uint64_t product = std::uint64_t{digit} * factor + carry;
    digit = static_cast<std::uint32_t>(product % base);
    carry = product / base;
  }
  if (carry > 0) digits_.push_back(static_cast<std::uint32_t>(carry));
  while (digits_.size() > 1 && digits_.back() == 0) digits_.pop_back();
  return *this;
}

std::string Count::exact() const {
  std::string text = fmt::format("{}", digits_.back());
  for (std::size_t i = digits_.size() - 1; i-- > 0;) text += fmt::format("{:09}", digits_[i]);
  return text;
}

std::string Count::brief() const {
  constexpr std::size_t short_enough = 6;
  std::string digits = exact();
  if (digits.size() <= short_enough) return digits;
  return fmt::format("{}.{} x 10^{}", digits.front(), digits.substr(1, 2), digits.size() - 1);
}

}  // namespace legcramp
