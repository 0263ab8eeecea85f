#pragma once
// The combinations that a proof speaks of: each answer to each finding, each cause named or not.

#include <unordered_map>
#include <vector>

#include "legcramp/assess.hpp"
#include "proof/diagram.hpp"

namespace legcramp {

class Space {
 public:
  /// Which sheets: those on which all findings are answered, or those on which any may be unasked.
  enum class Sheets : std::uint8_t { complete, partial };

  /// Findings and causes together; beyond it nothing is proved. It keeps the recursion shallow.
  static constexpr std::size_t most_variables = 600;

  /// The combinations of one knowledge file, or of several: what is of the same kind and id is the
  /// same.
  /// Throws TooLarge.
  explicit Space(const std::vector<const Knowledge*>& files, Sheets sheets = Sheets::complete);

  [[nodiscard]] Diagrams& diagrams() { return diagrams_; }
  [[nodiscard]] const Diagrams& diagrams() const { return diagrams_; }

  /// The answer to a finding, or whether a cause was named.
  [[nodiscard]] Level level_of(const Finding& finding) const {
    return findings_.at(finding.id.text);
  }
  [[nodiscard]] Level level_of(const Cause& cause) const { return causes_.at(cause.id.text); }
  template <class Record>
  [[nodiscard]] Diagram variable(const Record& record) {
    return diagrams_.variable(level_of(record));
  }
  /// Whether a finding was asked.
  [[nodiscard]] Diagram asked(const Finding& finding) {
    return is_partial_ ? diagrams_.variable(level_of(finding) - 1) : always;
  }

  /// Where no detail is yes or unsure while its parent is no: a sheet refuses such answers.
  [[nodiscard]] Diagram consistent(const Knowledge& knowledge);

  /// A combination, by level, as a sheet of one file. An answer to a detail whose parent is no is
  /// left out.
  [[nodiscard]] Sheet sheet_of(const Knowledge& knowledge,
                               const std::vector<unsigned>& answers) const;
  /// The other way round.
  [[nodiscard]] std::vector<unsigned> answers_of(const Knowledge& knowledge,
                                                 const Sheet& sheet) const;

 private:
  class Order;
  Space(Order order, bool is_partial);

  std::unordered_map<Text, Level> findings_;
  std::unordered_map<Text, Level> causes_;
  bool is_partial_;
  Diagrams diagrams_;
};

}  // namespace legcramp
