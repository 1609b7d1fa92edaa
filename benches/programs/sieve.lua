-- Primes below N by the sieve of Eratosthenes; twin of sieve.py.
-- Stresses strided stores into one long array and a linear scan.
local DEFAULT_N = 5000000

local function run(n)
  local prime = {}
  for i = 0, n - 1 do prime[i] = true end
  prime[0] = false
  prime[1] = false
  local i = 2
  while i * i < n do
    if prime[i] then
      for j = i * i, n - 1, i do prime[j] = false end
    end
    i = i + 1
  end
  local count, total = 0, 0
  for k = 0, n - 1 do
    if prime[k] then
      count = count + 1
      total = total + k
    end
  end
  return string.format("%d %.0f", count, total)
end

-- Usage: name.lua [N] [ITERATIONS] [--times]; times are processor seconds.
local args, show_times = {}, false
for i = 1, #arg do
  if arg[i] == "--times" then show_times = true else args[#args + 1] = arg[i] end
end
local n = tonumber(args[1]) or DEFAULT_N
local iterations = tonumber(args[2]) or 1
local result = "None"
for k = 1, iterations do
  local start = os.clock()
  result = run(n)
  local elapsed = os.clock() - start
  if show_times then
    io.stderr:write(string.format("iteration %d: %.6f\n", k, elapsed))
  end
end
print(result)
