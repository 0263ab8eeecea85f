#pragma once
// Sets of combinations in words: as few descriptions as can be, of the kind "whoever has one of
// these and one of those".

#include <optional>
#include <utility>

#include "legcramp/diff.hpp"
#include "proof/space.hpp"

namespace legcramp {

class People {
 public:
  /// An answer that is not no.
  struct Said {
    Level level;
    unsigned answer;
    // NOLINTNEXTLINE(modernize-use-nullptr): it takes a comparison with 0 for one with a pointer
    friend auto operator<=>(const Said&, const Said&) = default;
  };
  using Group = std::vector<Said>;         ///< one of these
  using Description = std::vector<Group>;  ///< and one of each

  People(Space& space, std::vector<const Knowledge*> files)
      : space_(space), files_(std::move(files)) {}

  /// The smallest combinations of a set: it holds none with fewer of their answers. Whoever is in
  /// the set has the answers of one of these. None if there are more than `most`.
  static constexpr std::size_t most = 400;
  [[nodiscard]] std::optional<std::vector<Description>> smallest(Diagram set);
  /// As few descriptions as can be: those that differ in one group become one.
  [[nodiscard]] static std::vector<Description> joined(std::vector<Description> descriptions);
  /// The combination with these answers, the first of each group, and no to all else.
  [[nodiscard]] std::vector<unsigned> alone(const Description& description) const;
  /// All combinations that a description fits.
  [[nodiscard]] Diagram diagram_of(const Description& description);
  /// A finding goes without saying where one of its details is named.
  [[nodiscard]] std::vector<std::vector<Circumstance>> in_words(
      const Description& description) const;

 private:
  [[nodiscard]] Circumstance circumstance(Level level) const;
  [[nodiscard]] bool goes_without_saying(const Group& group, const Description& description) const;

  Space& space_;
  std::vector<const Knowledge*> files_;
};

}  // namespace legcramp
