#pragma once
// How a command says what can be given to it. What parses it is known to arguments.cpp alone.

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace legcramp {

/// Takes the variables to fill, which must live until the arguments are parsed. Names are those of
/// the command line: "-f,--knowledge". What does not occur among the arguments, if they are given,
/// is passed over, to save time.
class Options {
 public:
  explicit Options(CLI::App& app, const std::vector<std::string>* arguments = nullptr)
      : app_(app), arguments_(arguments) {}

  /// Whether an argument could be this option.
  [[nodiscard]] bool occurs(const std::string& names) const;
  void flag(const std::string& names, bool& is_given, const std::string& meaning);
  void value(const std::string& names, const std::string& type, std::string& value,
             const std::string& meaning);
  void value(const std::string& names, const std::string& type, std::optional<std::string>& value,
             const std::string& meaning);
  /// It can be given again.
  void values(const std::string& names, const std::string& type, std::vector<std::string>& values,
              const std::string& meaning);
  /// Without a name: it is told by its place.
  void argument(const std::string& type, std::string& value, const std::string& meaning);
  void argument(const std::string& type, std::optional<std::string>& value,
                const std::string& meaning);
  void arguments(const std::string& type, std::vector<std::string>& values,
                 const std::string& meaning);

 private:
  CLI::App& app_;
  const std::vector<std::string>* arguments_;
};

}  // namespace legcramp
