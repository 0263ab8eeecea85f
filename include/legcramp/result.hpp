#pragma once
// A value, or the faults that prevented it. The members are those of std::expected, which replaces
// this one day.

#include <initializer_list>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace legcramp {

/// One thing wrong in a file.
struct Fault {
  std::size_t offset = 0;  ///< in bytes from the start; faults are listed in this order
  std::size_t line = 0;    ///< from 1; 0 if the fault is the file's as a whole
  std::size_t column = 0;  ///< from 1, in characters
  std::string pointer;     ///< JSON pointer; empty for the whole document
  std::string message;     ///< may hold foreign text: escape it when printing
  std::vector<std::string> did_you_mean;  ///< best first
};

inline constexpr std::size_t most_faults = 1000;  ///< of a file; more are not counted

/// What is wrong in a file: the first `most_faults` of it.
class Faults {
 public:
  Faults() = default;
  Faults(std::initializer_list<Fault> faults) : faults_(faults) {}

  /// Adds a fault, unless there are `most_faults`.
  void add(Fault fault) {
    if (!is_full()) faults_.push_back(std::move(fault));
  }
  [[nodiscard]] bool is_full() const { return faults_.size() >= most_faults; }
  [[nodiscard]] bool empty() const { return faults_.empty(); }
  [[nodiscard]] std::size_t size() const { return faults_.size(); }
  [[nodiscard]] const Fault& front() const { return faults_.front(); }
  [[nodiscard]] Fault& operator[](std::size_t number) { return faults_[number]; }
  [[nodiscard]] const Fault& operator[](std::size_t number) const { return faults_[number]; }
  [[nodiscard]] auto begin() { return faults_.begin(); }
  [[nodiscard]] auto end() { return faults_.end(); }
  [[nodiscard]] auto begin() const { return faults_.begin(); }
  [[nodiscard]] auto end() const { return faults_.end(); }

 private:
  std::vector<Fault> faults_;
};

/// Ask first whether there is a value: `*` and `->` throw std::bad_variant_access if there is none,
/// and `error()` if there is one.
template <class T>
class Result {
 public:
  Result(T value) : held_(std::move(value)) {}
  Result(Faults faults) : held_(std::move(faults)) {}

  [[nodiscard]] bool has_value() const { return held_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  [[nodiscard]] T& operator*() { return std::get<0>(held_); }
  [[nodiscard]] const T& operator*() const { return std::get<0>(held_); }
  [[nodiscard]] T* operator->() { return &std::get<0>(held_); }
  [[nodiscard]] const T* operator->() const { return &std::get<0>(held_); }
  [[nodiscard]] const Faults& error() const { return std::get<1>(held_); }

 private:
  std::variant<T, Faults> held_;
};

}  // namespace legcramp
